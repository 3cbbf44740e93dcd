package io.neonpro.clinic.export;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An export that somebody has asked for.
 *
 * @param expiresAt until when it can be fetched
 * @param takenAt when it was last fetched, to its end; absent until then
 * @param files how many there were in it then; absent likewise
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TenantExport(
        UUID id,
        Instant askedAt,
        Instant expiresAt,
        @Nullable Instant takenAt,
        @Nullable Integer files) {

    static TenantExport of(Row row) {
        return new TenantExport(
                row.getUUID("id"),
                row.getOffsetDateTime("asked_at").toInstant(),
                row.getOffsetDateTime("expires_at").toInstant(),
                Optional.ofNullable(row.getOffsetDateTime("taken_at"))
                        .map(OffsetDateTime::toInstant)
                        .orElse(null),
                row.getInteger("files"));
    }

    boolean isOpenAt(Instant now) {
        return expiresAt.isAfter(now);
    }
}
