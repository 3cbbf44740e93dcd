package io.neonpro.kernel.job;

import io.neonpro.kernel.data.CurrentTransaction;
import io.neonpro.kernel.data.TenantStatement;
import io.neonpro.kernel.value.Ids;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneId;
import java.util.UUID;

/** Where what is to be done later is left, in the transaction that it belongs to; the {@link JobEngine} has it done. */
@ApplicationScoped
public class Jobs {

    private static final String READY = "ready";
    private static final String WAITING = "waiting";

    /** Whose place it takes is not known any more by its id, so a run of it that is under way comes to nothing. */
    private static final TenantStatement ADD = new TenantStatement("""
                    insert into job (tenant_id, id, kind, unique_key, owner, subject, payload, cron, zone, due_at, state)
                    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
                    on conflict (tenant_id, kind, unique_key) do update
                       set id = excluded.id, owner = excluded.owner, subject = excluded.subject,
                           payload = excluded.payload, cron = excluded.cron, zone = excluded.zone,
                           due_at = excluded.due_at, state = excluded.state, runs = 0, failures = 0, losses = 0,
                           failure = null
                     where job.cron is null or excluded.cron is null
                        or job.cron <> excluded.cron or job.zone <> excluded.zone
                    """);

    private static final TenantStatement CANCEL =
            new TenantStatement("delete from job where tenant_id = $1 and owner = $2");

    private static final TenantStatement FORGET =
            new TenantStatement("delete from job where tenant_id = $1 and subject = $2");

    private final JobKinds kinds;
    private final Payloads payloads;
    private final Backlog backlog;
    private final JobEngine engine;

    Jobs(JobKinds kinds, Payloads payloads, Backlog backlog, JobEngine engine) {
        this.kinds = kinds;
        this.payloads = payloads;
        this.backlog = backlog;
        this.engine = engine;
    }

    /**
     * Within the caller's transaction, for its tenant.
     *
     * @return fails with {@link TooManyJobs}
     */
    public Uni<Void> add(NewJob<?> job) {
        return backlog.admit(kinds.of(job)).chain(() -> insert(job));
    }

    /** What is due at once is ready at once, and need not be found first. */
    private Uni<Void> insert(NewJob<?> job) {
        Instant now = Instant.now();
        Instant due = job.due(now);
        return due.isAfter(now)
                ? insert(job, due, WAITING)
                        .invoke(() -> engine.waking(due).ifPresent(CurrentTransaction::afterCommit))
                : insert(job, due, READY).invoke(() -> CurrentTransaction.afterCommit(engine.offering(job.kind())));
    }

    private Uni<Void> insert(NewJob<?> job, Instant due, String state) {
        UUID id = Ids.next();
        return ADD.run(
                        id,
                        job.kind(),
                        job.key().orElse(id),
                        job.owner().orElse(null),
                        job.subject().orElse(null),
                        payloads.write(job.payload()),
                        job.cron().map(Cron::expression).orElse(null),
                        job.cron().map(Cron::zone).map(ZoneId::getId).orElse(null),
                        due,
                        state)
                .replaceWithVoid();
    }

    /**
     * Cancels the jobs of what there is no more, within the caller's transaction; those that run come to nothing.
     *
     * @return how many there were
     */
    public Uni<Integer> cancel(UUID owner) {
        return CANCEL.run(owner);
    }

    /**
     * The same for all that are about a person who is to be forgotten.
     */
    public Uni<Integer> forget(UUID subject) {
        return FORGET.run(subject);
    }
}
