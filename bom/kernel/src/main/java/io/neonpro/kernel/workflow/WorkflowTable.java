package io.neonpro.kernel.workflow;

import io.neonpro.kernel.data.TenantStatement;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where workflows are found by who goes on with them, and seen by an operator; all of it in the caller's transaction. */
final class WorkflowTable {

    private static final TenantStatement ADD = new TenantStatement("""
                    insert into workflow (tenant_id, id, kind, actor, state, step, deadline_at)
                    values ($1, $2, $3, $4, $5, $6, $7)
                    """);

    private static final TenantStatement FIND = new TenantStatement("""
                    select actor, deadline_at, due_at, tries, failures, ended_at is not null as is_over
                      from workflow where tenant_id = $1 and id = $2
                    """);

    private static final TenantStatement ADVANCE = new TenantStatement("""
                    update workflow
                       set state = $3, step = $4, tries = 0, failures = 0, failure = null, due_at = now(),
                           ended_at = case when $5::boolean then now() end
                     where tenant_id = $1 and id = $2
                    """);

    private static final TenantStatement FAIL = new TenantStatement("""
                    update workflow
                       set tries = tries + 1, failures = failures + $3, failure = $4,
                           due_at = now() + make_interval(secs => $5)
                     where tenant_id = $1 and id = $2 and ended_at is null
                    """);

    private static final TenantStatement WAIT =
            new TenantStatement("update workflow set due_at = $3 where tenant_id = $1 and id = $2");

    private WorkflowTable() {}

    static Uni<Void> add(UUID id, String kind, Optional<UUID> actor, Stand stand, Instant deadline) {
        return ADD.run(id, kind, actor.orElse(null), stand.phase().code(), stand.step(), deadline)
                .replaceWithVoid();
    }

    static Uni<Optional<WorkflowRow>> find(UUID id) {
        return FIND.find(WorkflowRow::of, id);
    }

    /** It has come on. */
    static Uni<Void> advance(UUID id, Stand stand) {
        return ADVANCE.run(id, stand.phase().code(), stand.step(), stand.phase().isOver())
                .replaceWithVoid();
    }

    /**
     * What was tried failed, and is tried again.
     *
     * @param counted whether it says something of what was tried
     */
    static Uni<Void> fail(UUID id, boolean counted, String failure, Duration delay) {
        return FAIL.run(id, counted ? 1 : 0, failure, delay.toMillis() / 1000.0).replaceWithVoid();
    }

    /** There is nothing to do before. */
    static Uni<Void> await(UUID id, Instant until) {
        return WAIT.run(id, until).replaceWithVoid();
    }

    /**
     * How far one is.
     *
     * @param step that is next, or is undone next
     */
    record Stand(Phase phase, @Nullable String step) {}
}
