package io.neonpro.kernel.job;

import io.micrometer.core.instrument.MeterRegistry;
import io.neonpro.kernel.data.CurrentTransaction;
import io.neonpro.kernel.data.SqlState;
import io.neonpro.kernel.data.TenantStatement;
import io.neonpro.kernel.data.Transactions;
import io.neonpro.kernel.event.NewerEvent;
import io.neonpro.kernel.tenancy.Tenancy;
import io.neonpro.kernel.tenancy.TenantContext;
import io.neonpro.kernel.trace.Traces;
import io.neonpro.kernel.value.Ids;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;
import org.jboss.logging.Logger;

/**
 * Runs a job, and writes down what came of it. The end of the job is part of the transaction of its effect, and who does not
 * have the job any more cannot end it: it was cancelled or replaced, took too long, or another instance has it.
 */
@ApplicationScoped
class JobWorker {

    private static final Logger LOG = Logger.getLogger(JobWorker.class);
    private static final int BACK_OFF = 3;
    private static final int MAX_FAILURE_LENGTH = 200;

    private static final TenantStatement DONE = new TenantStatement("""
                    delete from job where tenant_id = $1 and id = $2 and runs = $3 and state = 'running'
                    """);

    /** Under another id, as it is another occurrence. */
    private static final TenantStatement AGAIN = new TenantStatement("""
                    update job
                       set id = $4, due_at = $5, state = 'waiting', runs = 0, failures = 0, losses = 0, failure = null
                     where tenant_id = $1 and id = $2 and runs = $3 and state = 'running'
                    """);

    private final Payloads payloads;
    private final JobQueue queue;
    private final JobSettings settings;
    private final MeterRegistry metrics;

    JobWorker(Payloads payloads, JobQueue queue, JobSettings settings, MeterRegistry metrics) {
        this.payloads = payloads;
        this.queue = queue;
        this.settings = settings;
        this.metrics = metrics;
    }

    /** One attempt; never fails. Should even its outcome not be written down, the lease brings the job back. */
    Uni<Attempt> work(JobKind<?> kind, Claim claim) {
        return Tenancy.runAs(TenantContext.ofEvent(claim.tenant()), () -> traced(kind, claim))
                .ifNoItem()
                .after(kind.limits().timeout())
                .failWith(() -> new TimedOut(kind))
                .invoke(() -> count(kind, "done"))
                .map(done -> claim.cron()
                        .map(JobWorker::untilNext)
                        .map(Attempt::again)
                        .orElse(Attempt.LAST))
                .onFailure(Overtaken.class)
                .recoverWithUni(overtaken -> overtaken(kind))
                .onFailure()
                .recoverWithUni(failure -> failed(kind, claim, failure))
                .onFailure()
                .recoverWithItem(failure -> lost(kind, claim, failure));
    }

    /** All that it tells is of one trace. */
    private Uni<Void> traced(JobKind<?> kind, Claim claim) {
        Traces.begin();
        return attempt(kind, claim);
    }

    private <P extends Record> Uni<Void> attempt(JobKind<P> kind, Claim claim) {
        var job = new Job<>(claim.id(), payloads.read(claim.payload(), kind.payload()), claim.failures() + 1);
        return kind.effect(job)
                .flatMap(effect -> Transactions.run(() -> {
                    CurrentTransaction.beLast();
                    return kind.together(effect, () -> end(claim)).replaceWithVoid();
                }));
    }

    /** Within the transaction of the effect; fails when the job is not this run's to end any more. */
    Uni<Void> end(Claim claim) {
        return claim.cron()
                .map(cron -> AGAIN.run(claim.id(), claim.run(), Ids.next(), cron.next(Instant.now())))
                .orElseGet(() -> DONE.run(claim.id(), claim.run()))
                .invoke(Overtaken::unlessOne)
                .replaceWithVoid();
    }

    private Uni<Attempt> overtaken(JobKind<?> kind) {
        count(kind, "overtaken");
        return Uni.createFrom().item(Attempt.LAST);
    }

    private Uni<Attempt> failed(JobKind<?> kind, Claim claim, Throwable failure) {
        if (Away.is(failure)) {
            return postponed(kind, claim, failure);
        }
        String reason = reason(failure);
        LOG.warnf("Job %s (%s) failed: %s", claim.id(), kind.name(), failure.getMessage());
        if (claim.failures() + 1 < kind.limits().attempts() && !(failure instanceof GivenUp)) {
            count(kind, "retried");
            Duration delay = jittered(backOff(claim.failures()));
            return queue.retry(claim, reason, delay).replaceWith(Attempt.again(delay));
        }
        count(kind, "failed");
        return claim.cron()
                .map(cron -> skip(claim, reason, untilNext(cron)))
                .orElseGet(() -> queue.giveUp(claim, reason).replaceWith(Attempt.LAST));
    }

    /** That a history is of a newer version is no reason for others to wait. */
    private Uni<Attempt> postponed(JobKind<?> kind, Claim claim, Throwable failure) {
        count(kind, "postponed");
        Duration delay = jittered(settings.awayRetryAfter());
        Attempt attempt = failure instanceof NewerEvent ? Attempt.again(delay) : Attempt.inVain(delay);
        return queue.postpone(claim, reason(failure), delay).replaceWith(attempt);
    }

    private Uni<Attempt> skip(Claim claim, String reason, Duration delay) {
        return queue.skip(claim, reason, delay).replaceWith(Attempt.again(delay));
    }

    private Attempt lost(JobKind<?> kind, Claim claim, Throwable failure) {
        LOG.warnf("Job %s (%s) waits for its lease to end: %s", claim.id(), kind.name(), failure.getMessage());
        return Attempt.inVain(kind.limits().timeout().plus(settings.leaseMargin()));
    }

    private void count(JobKind<?> kind, String outcome) {
        metrics.counter("neonpro.jobs.runs", "kind", kind.name(), "outcome", outcome)
                .increment();
    }

    private static Duration untilNext(Cron cron) {
        Instant now = Instant.now();
        return Duration.between(now, cron.next(now));
    }

    private Duration backOff(int failures) {
        Duration delay = settings.firstRetryAfter();
        for (int i = 0; i < failures && delay.compareTo(settings.lastRetryAfter()) < 0; i++) {
            delay = delay.multipliedBy(BACK_OFF);
        }
        return delay.compareTo(settings.lastRetryAfter()) < 0 ? delay : settings.lastRetryAfter();
    }

    /** What failed together is not tried together. */
    private static Duration jittered(Duration delay) {
        return Duration.ofNanos(
                (long) (delay.toNanos() * ThreadLocalRandom.current().nextDouble(0.75, 1.25)));
    }

    /** Its type only: what it says may be about somebody. */
    private static String reason(Throwable failure) {
        String text = (failure.getClass().getSimpleName() + " " + SqlState.of(failure)).strip();
        return text.substring(0, Math.min(text.length(), MAX_FAILURE_LENGTH));
    }

    private static final class TimedOut extends RuntimeException {

        TimedOut(JobKind<?> kind) {
            super("It took longer than " + kind.limits().timeout());
        }
    }

    /** Undoes what was done for a job that somebody else has, or nobody. */
}
