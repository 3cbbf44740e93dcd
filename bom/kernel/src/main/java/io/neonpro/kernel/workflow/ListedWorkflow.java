package io.neonpro.kernel.workflow;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.vertx.mutiny.sqlclient.Row;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A workflow as an operator sees it.
 *
 * @param state {@code running}, {@code undoing}, {@code completed} or {@code undone}
 * @param step that is next, or is undone next
 * @param tries of it, in vain
 * @param failures of these, where nobody was away
 * @param failure the type of the last one
 * @param deadlineAt when it is undone, unless it is over or decided
 * @param dueAt when it goes on
 */
@RegisterForReflection
public record ListedWorkflow(
        UUID tenantId,
        UUID id,
        String kind,
        String state,
        @Nullable String step,
        int tries,
        int failures,
        @Nullable String failure,
        OffsetDateTime beganAt,
        OffsetDateTime deadlineAt,
        OffsetDateTime dueAt,
        @Nullable OffsetDateTime endedAt) {

    static ListedWorkflow of(Row row) {
        return new ListedWorkflow(
                row.getUUID("tenant_id"),
                row.getUUID("id"),
                row.getString("kind"),
                row.getString("state"),
                row.getString("step"),
                row.getInteger("tries"),
                row.getInteger("failures"),
                row.getString("failure"),
                time(row, "began_at"),
                time(row, "deadline_at"),
                time(row, "due_at"),
                time(row, "ended_at"));
    }

    private static @Nullable OffsetDateTime time(Row row, String column) {
        OffsetDateTime time = row.getOffsetDateTime(column);
        return time == null ? null : time.withOffsetSameInstant(ZoneOffset.UTC);
    }
}
