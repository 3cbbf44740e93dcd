package io.neonpro.kernel.replay;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.vertx.mutiny.sqlclient.Row;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is told again, as an operator sees it.
 *
 * @param phase {@code streams}, {@code standings} or {@code done}
 * @param told how many events
 */
@RegisterForReflection
public record ListedRepublication(
        UUID tenantId,
        UUID id,
        @Nullable UUID stream,
        @Nullable String type,
        @Nullable OffsetDateTime since,
        @Nullable OffsetDateTime until,
        boolean effects,
        String phase,
        UUID position,
        long told,
        OffsetDateTime startedAt,
        OffsetDateTime updatedAt) {

    static ListedRepublication of(Row row) {
        return new ListedRepublication(
                row.getUUID("tenant_id"),
                row.getUUID("id"),
                row.getUUID("stream"),
                row.getString("type"),
                utc(row.getOffsetDateTime("since")),
                utc(row.getOffsetDateTime("until")),
                row.getBoolean("with_effects"),
                row.getString("phase"),
                row.getUUID("position"),
                row.getLong("told"),
                utc(row.getOffsetDateTime("started_at")),
                utc(row.getOffsetDateTime("updated_at")));
    }

    private static @Nullable OffsetDateTime utc(@Nullable OffsetDateTime time) {
        return time == null ? null : time.withOffsetSameInstant(ZoneOffset.UTC);
    }
}
