package io.neonpro.kernel.audit;

import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An entry of an access log as clients see it.
 *
 * @param number from one, without gaps
 * @param actor the user or machine; absent when their token named none
 * @param clinic that they had picked
 * @param action as {@code record.read}
 * @param subject the person whose data it was; absent for a search
 * @param purpose what for, in the words of whoever asked
 */
public record AccessEntry(
        long number,
        Instant at,
        @Nullable UUID actor,
        @Nullable UUID clinic,
        String action,
        @Nullable UUID subject,
        @Nullable String purpose,
        @Nullable String trace) {

    static AccessEntry of(Row row) {
        return new AccessEntry(
                row.getLong("number"),
                row.getOffsetDateTime("at").toInstant(),
                row.getUUID("actor"),
                row.getUUID("clinic"),
                row.getString("action"),
                row.getUUID("subject"),
                row.getString("purpose"),
                row.getString("trace"));
    }

    Access access() {
        return new Access(at, actor, clinic, action, subject, purpose, trace);
    }
}
