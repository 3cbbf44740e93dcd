package io.neonpro.kernel.job;

import io.neonpro.kernel.data.CurrentTransaction;
import io.neonpro.kernel.data.TenantStatement;
import io.neonpro.kernel.tenancy.Tenancy;
import io.neonpro.kernel.value.Ids;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;

/** Where what is to be done later is left, in the transaction that it belongs to; the {@link JobEngine} has it done. */
@ApplicationScoped
public class Jobs {

    private static final String WAITING = "waiting";
    private static final String READY = "ready";
    private static final String RUNNING = "running";

    /**
     * Whose place it takes is not known any more by its id, so a run of it that is under way comes to nothing. The lease of
     * one that is taken is counted by the database's clock, as that of any other.
     */
    private static final TenantStatement ADD = new TenantStatement("""
                    insert into job (tenant_id, id, kind, unique_key, owner, subject, payload, cron, zone, due_at, state,
                                     runs)
                    values ($1, $2, $3, $4, $5, $6, $7, $8, $9,
                            coalesce(now() + make_interval(secs => cast($12 as double precision)),
                                     cast($10 as timestamptz)),
                            cast($11 as text), case cast($11 as text) when 'running' then 1 else 0 end)
                    on conflict (tenant_id, kind, unique_key) do update
                       set id = excluded.id, owner = excluded.owner, subject = excluded.subject,
                           payload = excluded.payload, cron = excluded.cron, zone = excluded.zone,
                           due_at = excluded.due_at, state = excluded.state, runs = excluded.runs, failures = 0,
                           losses = 0, failure = null
                     where job.cron is null or excluded.cron is null
                        or job.cron <> excluded.cron or job.zone <> excluded.zone
                    """);

    private static final TenantStatement PLACE =
            new TenantStatement("select id from job where tenant_id = $1 and id = $2");

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

    private Uni<Void> insert(NewJob<?> job) {
        Instant now = Instant.now();
        UUID id = Ids.next();
        Added added = new Added(job, id, job.key().orElse(id), job.due(now), payloads.write(job.payload()));
        return added.due().isAfter(now)
                ? insert(added, WAITING, Optional.empty())
                        .invoke(() ->
                                added.afterCommit(engine.waking(added.due()).orElse(() -> {})))
                : engine.lease(job.kind(), others(job.kind()))
                        .filter(lease -> added.isNobodysToCancel())
                        .map(lease -> take(added, lease))
                        .orElseGet(() -> insert(added, READY, Optional.empty())
                                .invoke(() -> added.afterCommit(engine.offering(job.kind()))));
    }

    /** How many of a kind the transaction has added; more than an instance runs at once are not counted. */
    private static long others(String kind) {
        return CurrentTransaction.countAfterCommit(
                about -> about instanceof Place place && place.kind().equals(kind), JobLimits.MAX_CONCURRENCY);
    }

    /** This instance has a place for it: it need not be found and claimed. Should it die, the lease ends. */
    private Uni<Void> take(Added added, Duration lease) {
        Claim first = new Claim(Tenancy.require().tenant(), added.id(), 1, 0, added.payload(), Optional.empty());
        return insert(added, RUNNING, Optional.of(lease))
                .invoke(() -> added.afterCommit(engine.running(added.job().kind(), first)));
    }

    private Uni<Void> insert(Added added, String state, Optional<Duration> lease) {
        NewJob<?> job = added.job();
        return ADD.run(
                        added.id(),
                        job.kind(),
                        added.key(),
                        job.owner().orElse(null),
                        job.subject().orElse(null),
                        added.payload(),
                        job.cron().map(Cron::expression).orElse(null),
                        job.cron().map(Cron::zone).map(ZoneId::getId).orElse(null),
                        added.due(),
                        state,
                        lease.map(time -> time.toMillis() / 1000.0).orElse(null))
                .replaceWithVoid();
    }

    /** A job with what it has in the table. */
    private record Added(NewJob<?> job, UUID id, UUID key, Instant due, String payload) {

        /** The transaction that takes it could go on to cancel it; one that recurs may be there already. */
        boolean isNobodysToCancel() {
            return job.owner().isEmpty()
                    && job.subject().isEmpty()
                    && job.cron().isEmpty();
        }

        /** A later one with the same key is in its place. */
        void afterCommit(Runnable task) {
            CurrentTransaction.afterCommit(new Place(job.kind(), key), task);
        }
    }

    private record Place(String kind, UUID key) {}

    /**
     * That a job which runs has its place still, within the caller's transaction: for kinds that commit something before they
     * reach out. What was committed before another one took the place is seen by then, and is that one's to go on with.
     *
     * @return fails, and the run comes to nothing, when another job has its place or it was cancelled
     */
    public Uni<Void> requirePlace(Job<?> job) {
        return PLACE.list(row -> row.getUUID("id"), job.id())
                .invoke(found -> Overtaken.unlessOne(found.size()))
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
