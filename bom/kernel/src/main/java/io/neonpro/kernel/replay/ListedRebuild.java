package io.neonpro.kernel.replay;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.vertx.mutiny.sqlclient.Row;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

/**
 * A rebuild as an operator sees it.
 *
 * @param phase {@code streams}, {@code rows}, {@code settling} or {@code done}
 * @param pass how often it is gone through, counted from 1: once more after something was put right
 * @param position up to which stream, or whose rows, all is done
 * @param streams how many were compared, with so many events
 * @param differing how many owners of rows were found whose rows were not what their events say
 * @param corrected how many rows were added, changed or removed
 * @param examples some of the former
 */
@RegisterForReflection
public record ListedRebuild(
        UUID tenantId,
        String model,
        boolean correcting,
        String phase,
        int pass,
        UUID position,
        long streams,
        long events,
        long differing,
        long corrected,
        List<UUID> examples,
        OffsetDateTime startedAt,
        OffsetDateTime updatedAt) {

    static ListedRebuild of(Row row) {
        return new ListedRebuild(
                row.getUUID("tenant_id"),
                row.getString("model"),
                row.getBoolean("corrects"),
                row.getString("phase"),
                row.getInteger("pass"),
                row.getUUID("position"),
                row.getLong("streams"),
                row.getLong("events"),
                row.getLong("differing"),
                row.getLong("corrected"),
                List.of(row.getArrayOfUUIDs("examples")),
                row.getOffsetDateTime("started_at").withOffsetSameInstant(ZoneOffset.UTC),
                row.getOffsetDateTime("updated_at").withOffsetSameInstant(ZoneOffset.UTC));
    }
}
