package io.neonpro.kernel.job;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.vertx.mutiny.sqlclient.Row;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A job as an operator sees it.
 *
 * @param state {@code waiting}, {@code ready}, {@code running} or {@code failed}
 * @param dueAt of a running job, when its lease ends; of a failed one, since when it is
 * @param runs how often it was begun
 * @param failures attempts that failed
 * @param failure the type of the last one
 */
@RegisterForReflection
public record ListedJob(
        UUID tenantId,
        UUID id,
        String kind,
        String state,
        @Nullable UUID owner,
        OffsetDateTime dueAt,
        int runs,
        int failures,
        @Nullable String failure) {

    static ListedJob of(Row row) {
        return new ListedJob(
                row.getUUID("tenant_id"),
                row.getUUID("id"),
                row.getString("kind"),
                row.getString("state"),
                row.getUUID("owner"),
                row.getOffsetDateTime("due_at").withOffsetSameInstant(ZoneOffset.UTC),
                row.getInteger("runs"),
                row.getInteger("failures"),
                row.getString("failure"));
    }
}
