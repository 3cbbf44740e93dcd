package io.neonpro.patient.request;

import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened to a request.
 *
 * @param what in kebab-case
 * @param by whom; absent when the platform did it by itself
 */
public record RequestStep(Instant at, String what, @Nullable UUID by) {

    static RequestStep of(Row row) {
        return new RequestStep(
                row.getOffsetDateTime("happened_at").toInstant(), row.getString("what"), row.getUUID("actor"));
    }

    RequestStep withoutStaff() {
        return new RequestStep(at, what, null);
    }
}
