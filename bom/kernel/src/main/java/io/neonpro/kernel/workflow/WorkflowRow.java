package io.neonpro.kernel.workflow;

import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * What is known of a workflow beside its history.
 *
 * @param actor who began it, on whose behalf its steps are taken
 * @param tries in vain, of what is to be done now
 * @param failures of these, where nobody was away
 */
record WorkflowRow(Optional<UUID> actor, Instant deadline, Instant dueAt, int tries, int failures, boolean isOver) {

    static WorkflowRow of(Row row) {
        return new WorkflowRow(
                Optional.ofNullable(row.getUUID("actor")),
                row.getOffsetDateTime("deadline_at").toInstant(),
                row.getOffsetDateTime("due_at").toInstant(),
                row.getInteger("tries"),
                row.getInteger("failures"),
                row.getBoolean("is_over"));
    }
}
