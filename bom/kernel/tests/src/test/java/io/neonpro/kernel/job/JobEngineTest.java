package io.neonpro.kernel.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.neonpro.kernel.data.Transactions;
import io.neonpro.kernel.health.State;
import io.neonpro.kernel.tenancy.Tenancy;
import io.neonpro.kernel.tenancy.TenantContext;
import io.neonpro.kernel.tenancy.Work;
import io.neonpro.kernel.value.Ids;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What becomes of a job: with its transaction, with what it belongs to, when it fails, and when it recurs. */
@JobTest
class JobEngineTest extends EngineTest {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final UUID owner = Ids.next();

    @Test
    void aTransactionWakesTheEngineOnceItIsCommitted() {
        Instance instance = start(Counting.into(effects));

        add(instance, Counting.job(7));

        awaitDone();
        assertThat(effects.numbers()).containsExactly(7);
        assertThat(effects.tenants()).containsExactly(tenant);
    }

    @Test
    void whatIsDueAtOnceIsReadyAtOnceAndTheRestWaits() {
        Instance instance = instance(Counting.into(effects));

        add(instance, Counting.job(1).inPlaceOf(owner));
        String now = effects.job().getString("state");
        add(instance, Counting.job(1).inPlaceOf(owner).at(Instant.now().plusSeconds(3600)));

        assertThat(now).isEqualTo("ready");
        assertThat(effects.job().getString("state")).isEqualTo("waiting");
    }

    /** Whoever looks in this queue finds nothing; what belongs to somebody is claimed, as it could be cancelled. */
    @Test
    void whatIsDueAtOnceIsRunWithoutBeingLookedFor() {
        Instance instance = start(new Unseen(pool));

        add(instance, Counting.job(7).ownedBy(owner));

        awaitDone();
        assertThat(effects.numbers()).containsExactly(7);
    }

    @Test
    void whereThereIsAPlaceItIsNotEvenClaimed() {
        Unclaimed queue = new Unclaimed(pool);
        Instance instance = start(queue);
        await().atMost(PATIENCE).until(() -> queue.looks.get() > 0);

        add(instance, Counting.job(7));

        awaitDone();
        assertThat(effects.numbers()).containsExactly(7);
    }

    @Test
    void whatADeadInstanceHadTakenAnotherOneRuns() {
        Instance dead = with(Instance.of(pool, new JobQueue(pool), Dead::new, Instance.SLEEPY, Counting.into(effects)))
                .start();
        add(dead, Counting.job(1));
        await().atMost(PATIENCE).until(() -> effects.job().getInteger("runs") == 1);

        effects.endLeases();
        start(Counting.into(effects));

        awaitDone();
        assertThat(effects.numbers()).containsExactly(1);
    }

    /** Two transactions take the only place. */
    @Test
    void whatFindsItsPlaceTakenIsRunInTurn() {
        Gate gate = new Gate();
        Instance instance = start(new Counting(
                JobLimits.STANDARD.withConcurrency(1),
                job -> effects.happen(job.payload().number())
                        .call(() -> job.payload().number() == 2
                                ? gate.pass()
                                : Uni.createFrom().voidItem())));

        Work.inTransaction(
                tenant,
                () -> instance.jobs
                        .add(Counting.job(1))
                        .chain(() -> Tenancy.runAs(
                                TenantContext.ofEvent(Ids.next()),
                                () -> Transactions.ofStatements(() -> instance.jobs.add(Counting.job(2))))));
        gate.awaitSomebody();
        await().atMost(PATIENCE).until(() -> effects.states().equals(List.of("ready", "running")));
        gate.open();

        awaitDone();
        assertThat(effects.numbers()).containsExactly(2, 1);
    }

    /** The transaction that takes it is committed when nobody is there any more to run it. */
    @Test
    void whatIsTakenByWhoStopsAnotherOneRuns() {
        Unseen queue = new Unseen(pool);
        Instance stopping = start(queue);
        await().atMost(PATIENCE).until(() -> queue.looks.get() > 0);

        Work.inTransaction(tenant, () -> stopping.jobs.add(Counting.job(1)).call(() -> stopped(stopping)));

        await().atMost(PATIENCE).until(() -> effects.states().equals(List.of("ready")));
        assertThat(effects.job().getInteger("runs")).isEqualTo(1);
        start(Counting.into(effects));
        awaitDone();
        assertThat(effects.numbers()).containsExactly(1);
    }

    private static Uni<Void> stopped(Instance instance) {
        var context = Vertx.currentContext();
        return Uni.createFrom()
                .completionStage(() -> context.<Void>executeBlocking(() -> {
                            instance.close();
                            return null;
                        })
                        .toCompletionStage());
    }

    /** A transaction adds two where there is a place for one. */
    @Test
    void aTransactionTakesNoMoreThanThereArePlaces() {
        Gate gate = new Gate();
        Instance instance = start(new Counting(
                JobLimits.STANDARD.withConcurrency(1),
                job -> gate.pass().chain(() -> effects.happen(job.payload().number()))));

        Work.inTransaction(
                tenant, () -> instance.jobs.add(Counting.job(1)).chain(() -> instance.jobs.add(Counting.job(2))));

        gate.awaitSomebody();
        assertThat(effects.states()).containsExactly("ready", "running");
        gate.open();
        awaitDone();
        assertThat(effects.numbers()).containsExactly(1, 2);
    }

    @Test
    void ofTwoWithOneKeyInATransactionNothingIsDoneForTheFirst() {
        Queue<UUID> calls = new ConcurrentLinkedQueue<>();
        Instance instance = hasty(new Calling(calls, effects));
        var one = NewJob.of(Calling.NAME, new Counting.Number(1)).inPlaceOf(owner);

        Work.inTransaction(tenant, () -> instance.jobs.add(one).chain(() -> instance.jobs.add(one)));

        awaitDone();
        assertThat(calls.stream().distinct()).hasSize(1);
        assertThat(effects.numbers()).containsExactly(1);
    }

    @Test
    void aTransactionThatIsRolledBackAddsNothing() {
        Instance instance = start(Counting.into(effects));

        assertThatThrownBy(() -> Work.inTransaction(
                        tenant,
                        () -> instance.jobs.add(Counting.job(1)).invoke(() -> {
                            throw new IllegalStateException("changed my mind");
                        })))
                .hasMessage("changed my mind");

        assertThat(effects.jobs()).isZero();
    }

    /** The engine is not woken, and looks once an hour. */
    @Test
    void aJobForLaterRunsThen() {
        Instance instance = start(Counting.into(effects));
        Instant due = Instant.now().plusSeconds(2);

        add(instance, Counting.job(1).at(due));

        awaitDone();
        assertThat(Instant.now()).isAfter(due);
        assertThat(effects.numbers()).containsExactly(1);
    }

    @Test
    void whatThereIsNoMoreTakesItsJobsAlong() {
        Instance instance = instance(Counting.into(effects));
        add(instance, Counting.job(1).ownedBy(owner));
        add(instance, Counting.job(2).about(owner));
        add(instance, Counting.job(3).ownedBy(Ids.next()).about(Ids.next()));

        int cancelled = Work.inTransaction(tenant, () -> instance.jobs.cancel(owner));
        int forgotten = Work.inTransaction(tenant, () -> instance.jobs.forget(owner));

        assertThat(List.of(cancelled, forgotten)).containsExactly(1, 1);
        instance.start();
        awaitDone();
        assertThat(effects.numbers()).containsExactly(3);
    }

    @Test
    void anotherTenantsJobsAreTheirOwn() {
        Instance instance = instance(Counting.into(effects));
        add(instance, Counting.job(1).ownedBy(owner));

        int cancelled = Work.inTransaction(Ids.next(), () -> instance.jobs.cancel(owner));

        assertThat(cancelled).isZero();
        assertThat(effects.jobs()).isEqualTo(1);
    }

    @Test
    void aJobThatIsCancelledWhileItRunsComesToNothing() {
        Gate gate = new Gate();
        Instance instance =
                start(new Counting(JobLimits.STANDARD, job -> effects.happen(1).call(gate::pass)));
        add(instance, Counting.job(1).ownedBy(owner));
        gate.awaitSomebody();

        int cancelled = Work.inTransaction(tenant, () -> instance.jobs.cancel(owner));
        gate.open();

        assertThat(cancelled).isEqualTo(1);
        awaitOutcome(instance, "overtaken");
        assertThat(effects.numbers()).isEmpty();
        assertThat(effects.jobs()).isZero();
    }

    @Test
    void aJobTakesThePlaceOfTheOneWithItsKey() {
        Instance instance = instance(Counting.into(effects));
        add(instance, Counting.job(1).inPlaceOf(owner).at(Instant.now().plusSeconds(3600)));

        add(instance, Counting.job(2).inPlaceOf(owner));

        instance.start();
        awaitDone();
        assertThat(effects.numbers()).containsExactly(2);
    }

    @Test
    void aRunWhoseJobWasReplacedMeanwhileComesToNothing() {
        Gate gate = new Gate();
        Instance instance = start(new Counting(
                JobLimits.STANDARD,
                job -> effects.happen(job.payload().number())
                        .call(() -> job.payload().number() == 1
                                ? gate.pass()
                                : Uni.createFrom().voidItem())));
        add(instance, Counting.job(1).inPlaceOf(owner));
        gate.awaitSomebody();

        add(instance, Counting.job(2).inPlaceOf(owner));
        awaitDone();
        gate.open();

        awaitOutcome(instance, "overtaken");
        assertThat(effects.numbers()).containsExactly(2);
    }

    @Test
    void whoseLeaseHasEndedHasNoEffectAnyMore() {
        assertThat(afterALostLease(JobWorker::new)).containsExactly(1);
    }

    /** The guard is that who ends a job must have it still: the same without asking. */
    @Test
    void withoutAskingWhoHasTheJobItsEffectHappensTwice() {
        assertThat(afterALostLease(
                        (payloads, queue, settings, metrics) -> new JobWorker(payloads, queue, settings, metrics) {
                            @Override
                            Uni<Void> end(Claim claim) {
                                return super.end(claim).onFailure().recoverWithNull();
                            }
                        }))
                .containsExactly(1, 1);
    }

    /** One instance is slow, and another one takes the job over. */
    private List<Integer> afterALostLease(Instance.Workers workers) {
        Gate gate = new Gate();
        AtomicInteger runs = new AtomicInteger();
        Counting kind = new Counting(
                JobLimits.STANDARD,
                job -> runs.incrementAndGet() == 1 ? gate.pass().chain(() -> effects.happen(1)) : effects.happen(1));
        Instance slow = with(Instance.of(pool, new JobQueue(pool), workers, Instance.SLEEPY, kind))
                .start();
        add(slow, Counting.job(1));
        gate.awaitSomebody();
        effects.endLeases();
        start(kind);
        awaitDone();
        gate.open();
        slow.close();
        return effects.numbers();
    }

    @Test
    void whatFailsIsTriedAgainLaterEachTimeAndThenNoMore() {
        JobLimits thrice = JobLimits.STANDARD.withAttempts(3);
        Queue<Integer> attempts = new ConcurrentLinkedQueue<>();
        Instance instance = start(new Counting(
                thrice,
                job -> effects.happen(1)
                        .invoke(() -> attempts.add(job.attempt()))
                        .invoke(JobEngineTest::fail)));
        add(instance, Counting.job(1));

        awaitFailures(1);
        assertThat(effects.job().getDouble("due_in")).isBetween(2.0, 6.25);
        effects.makeDue();
        instance.wake();
        awaitFailures(2);
        assertThat(effects.job().getDouble("due_in")).isBetween(10.0, 18.75);
        assertThat(effects.job().getString("state")).isEqualTo("waiting");
        effects.makeDue();
        instance.wake();
        awaitFailures(3);

        assertThat(effects.job().getString("state")).isEqualTo("failed");
        assertThat(effects.job().getString("failure")).isEqualTo("IllegalStateException");
        assertThat(attempts).containsExactly(1, 2, 3);
        assertThat(effects.numbers()).isEmpty();
    }

    /** Nobody looks for jobs before the lease of the first attempt would end. */
    @Test
    void whatFailsOrFindsItsInfrastructureAwayIsTakenUpWhenItsTimeHasCome() {
        JobLimits unhurried = JobLimits.STANDARD.withTimeout(Duration.ofMinutes(5));
        Queue<RuntimeException> faults =
                new ConcurrentLinkedQueue<>(List.of(new IllegalStateException("failed"), new Away("nobody answers")));
        Instance instance = with(Instance.of(
                        pool,
                        Instance.PROMPT,
                        new Counting(
                                unhurried,
                                job -> faults.isEmpty()
                                        ? effects.happen(1)
                                        : Uni.createFrom().failure(faults.remove()))))
                .start();

        add(instance, Counting.job(1));

        awaitDone();
        assertThat(effects.numbers()).containsExactly(1);
    }

    @Test
    void whenAFewFindTheirInfrastructureAwayTheOthersDoNotEvenTry() {
        var isThere = new AtomicBoolean();
        Instance instance = start(new Counting(
                JobLimits.STANDARD,
                job -> isThere.get()
                        ? effects.happen(job.payload().number())
                        : Uni.createFrom().failure(new Away("nobody answers"))));
        for (int number = 1; number <= 50; number++) {
            add(instance, Counting.job(number));
        }
        awaitOutcome(instance, "postponed");

        isThere.set(true);

        awaitDone();
        assertThat(effects.notOnce(50)).isEmpty();
        assertThat(instance.metrics
                        .get("neonpro.jobs.runs")
                        .tag("outcome", "postponed")
                        .counter()
                        .count())
                .isLessThanOrEqualTo(2 * JobLimits.STANDARD.concurrency());
    }

    @Test
    void whatFindsItsInfrastructureAwayHasMadeNoAttempt() {
        AtomicInteger runs = new AtomicInteger();
        Instance instance = hasty(new Counting(
                JobLimits.STANDARD.withAttempts(1),
                job -> runs.incrementAndGet() < 20
                        ? Uni.createFrom().failure(new Away("nobody answers"))
                        : effects.happen(job.attempt())));

        add(instance, Counting.job(1));

        awaitDone();
        assertThat(effects.numbers()).containsExactly(1);
    }

    @Test
    void whatTakesTooLongHasFailedAndItsLateEndHasNoEffect() {
        Gate gate = new Gate();
        JobLimits quick = JobLimits.STANDARD.withTimeout(Duration.ofMillis(200)).withAttempts(1);
        Instance instance = start(new Counting(quick, job -> effects.happen(1).call(gate::pass)));
        add(instance, Counting.job(1));

        awaitFailures(1);
        gate.open();

        assertThat(effects.job().getString("failure")).isEqualTo("TimedOut");
        assertThat(effects.numbers()).isEmpty();
    }

    /** However often it took its instance along, it does not take all others along for ever. */
    @Test
    void aJobThatManyInstancesDiedOfHasFailed() {
        Instance instance =
                with(Instance.of(pool, new JobQueue(pool), Dead::new, Instance.SLEEPY, Counting.into(effects)));
        add(instance, Counting.job(1));
        instance.start();

        await().atMost(PATIENCE).until(() -> {
            effects.endLeases();
            instance.wake();
            return effects.job().getString("state").equals("failed");
        });

        assertThat(effects.job().getInteger("runs")).isEqualTo(10);
    }

    @Test
    void whatIsDoneElsewhereIsDoneBeforeTheTransactionAndGoesByTheJob() {
        Queue<UUID> calls = new ConcurrentLinkedQueue<>();
        var kind = new Calling(calls, effects);
        Instance instance = hasty(kind);

        Work.inTransaction(tenant, () -> instance.jobs.add(NewJob.of(Calling.NAME, new Counting.Number(1))));

        awaitDone();
        assertThat(calls).hasSize(2);
        assertThat(calls.stream().distinct()).hasSize(1);
        assertThat(effects.numbers()).containsExactly(1);
    }

    @Test
    void whatCameOfAnErrandIsConcludedInTheTransactionThatEndsIt() {
        Queue<Integer> results = new ConcurrentLinkedQueue<>(List.of(17, 18));
        Instance instance = hasty(new Fetching(results, effects));

        Work.inTransaction(tenant, () -> instance.jobs.add(NewJob.of(Fetching.NAME, new Counting.Number(1))));

        awaitDone();
        assertThat(results).isEmpty();
        assertThat(effects.numbers()).containsExactly(18);
    }

    @Test
    void aTenantHasSoManyJobsOfAKind() {
        Instance instance = instance(new Counting(JobLimits.STANDARD.withPerTenant(2), job -> effects.happen(1)));
        add(instance, Counting.job(1));
        add(instance, Counting.job(2));

        assertThatThrownBy(() -> add(instance, Counting.job(3))).isInstanceOf(TooManyJobs.class);

        Work.inTransaction(Ids.next(), () -> instance.jobs.add(Counting.job(3)));
        instance.start();
        awaitDone();
        add(instance, Counting.job(4));
    }

    @Test
    void whatRecursComesAgainUnderAnotherId() {
        Instance instance = start(Counting.into(effects));
        Cron daily = new Cron("0 3 * * *", ZoneId.of("America/Sao_Paulo"));
        NewJob<?> job = Counting.job(1).inPlaceOf(owner).every(daily);
        add(instance, job);
        UUID first = effects.job().getUUID("id");
        effects.makeDue();
        instance.wake();

        await().atMost(PATIENCE).until(() -> effects.numbers().size() == 1);
        assertThat(effects.job().getUUID("id")).isNotEqualTo(first);
        assertThat(effects.job().getOffsetDateTime("due_at").toInstant()).isEqualTo(daily.next(Instant.now()));
        UUID second = effects.job().getUUID("id");
        add(instance, job);
        assertThat(effects.job().getUUID("id")).isEqualTo(second);
        add(instance, job.every(new Cron("0 4 * * *", daily.zone())));
        assertThat(effects.job().getUUID("id")).isNotEqualTo(second);
    }

    @Test
    void anOccurrenceThatFailsLeavesTheNextOneItsAttempts() {
        Instance instance = hasty(new Counting(
                JobLimits.STANDARD.withAttempts(2),
                job -> Uni.createFrom().failure(new IllegalStateException("failed"))));
        add(instance, Counting.job(1).every(new Cron("0 3 * * *", ZoneId.of("UTC"))));

        effects.makeDue();
        instance.wake();

        awaitOutcome(instance, "failed");
        await().atMost(PATIENCE).until(() -> effects.job().getString("state").equals("waiting"));
        assertThat(effects.job().getInteger("failures")).isZero();
        assertThat(effects.job().getDouble("due_in")).isPositive();
    }

    @Test
    void aStandingJobIsThereOnceHoweverManyInstancesStart() {
        Work.await(() -> instance(new Sweeping()).standing().add());

        Work.await(() -> instance(new Sweeping()).standing().add());

        assertThat(effects.job().getUUID("tenant_id")).isEqualTo(StandingJobs.NOBODY.tenant());
        assertThat(effects.job().getString("cron")).isEqualTo("0 3 * * *");
    }

    @Test
    void ofWhatItDoesNotKnowAnInstanceKeepsItsHands() {
        Instance newer = instance(Counting.into(effects));
        add(newer, Counting.job(1));
        Instance older = start(new Sweeping());
        await().atMost(PATIENCE).until(() -> effects.job().getString("state").equals("ready"));

        newer.start();

        awaitDone();
        older.close();
    }

    @Test
    void figuresSayWhatIsDueAndWhatHasFailed() {
        Instance failing = hasty(new Counting(
                JobLimits.STANDARD.withAttempts(1),
                job -> Uni.createFrom().failure(new IllegalStateException("failed"))));
        add(failing, Counting.job(1));
        await().atMost(PATIENCE).until(() -> effects.job().getString("state").equals("failed"));
        failing.close();
        add(failing, Counting.job(2));
        effects.makeReady();
        Instance other = instance(new Sweeping());

        Work.await(other.figures::refresh);

        assertThat(other.metrics.get("neonpro.jobs.failed").gauge().value()).isEqualTo(1);
        assertThat(other.metrics.get("neonpro.jobs.due").gauge().value()).isEqualTo(1);
        assertThat(other.metrics.get("neonpro.jobs.oldest.seconds").gauge().value())
                .isGreaterThan(90);
        assertThat(Work.await(other.figures::state)).isInstanceOf(State.Degraded.class);
    }

    @Test
    void jobsHoldNoWords() {
        assertThatThrownBy(() -> Payloads.check(Letter.class)).hasMessageContaining("Letter.text is no id");
    }

    private record Letter(UUID patient, String text) {}

    private static void fail() {
        throw new IllegalStateException("of Ana");
    }

    private Instance start(JobKind<?> kind) {
        return instance(kind).start();
    }

    private Instance instance(JobKind<?> kind) {
        return with(Instance.of(pool, Instance.SLEEPY, kind));
    }

    private Instance start(JobQueue queue) {
        return with(Instance.of(pool, queue, JobWorker::new, Instance.SLEEPY, Counting.into(effects)))
                .start();
    }

    private Instance hasty(JobKind<?> kind) {
        return with(Instance.of(pool, Instance.HASTY, kind)).start();
    }

    private void add(Instance instance, NewJob<?> job) {
        Work.inTransaction(tenant, () -> instance.jobs.add(job));
    }

    private void awaitDone() {
        await().atMost(PATIENCE).until(() -> effects.jobs() == 0);
    }

    private void awaitFailures(int count) {
        await().atMost(PATIENCE).until(() -> effects.job().getInteger("failures") == count);
    }

    private static void awaitOutcome(Instance instance, String outcome) {
        await().atMost(PATIENCE)
                .until(() -> instance.metrics
                                .find("neonpro.jobs.runs")
                                .tag("outcome", outcome)
                                .counter()
                        != null);
    }

    /** Jobs that nobody finds by looking. */
    private static class Unseen extends JobQueue {

        final AtomicInteger looks = new AtomicInteger();

        Unseen(Pool pool) {
            super(pool);
        }

        @Override
        Uni<Found> look(Collection<String> kinds) {
            return Uni.createFrom()
                    .item(new Found(List.of(), false, Optional.empty()))
                    .invoke(looks::incrementAndGet);
        }
    }

    /** Nor by claiming some. */
    private static final class Unclaimed extends Unseen {

        Unclaimed(Pool pool) {
            super(pool);
        }

        @Override
        Uni<List<Claim>> claim(JobKind<?> kind, UUID after, int most, Duration lease) {
            return Uni.createFrom().item(List.of());
        }
    }

    /** Dies of whatever it takes. */
    private static final class Dead extends JobWorker {

        Dead(Payloads payloads, JobQueue queue, JobSettings settings, MeterRegistry metrics) {
            super(payloads, queue, settings, metrics);
        }

        @Override
        Uni<Attempt> work(JobKind<?> kind, Claim claim) {
            return Uni.createFrom().item(Attempt.LAST);
        }
    }

    /** Calls somebody, and then fails the first time. */
    private static final class Calling extends JobKind<Counting.Number> {

        static final String NAME = "call";
        private final Queue<UUID> calls;
        private final Effects effects;

        Calling(Queue<UUID> calls, Effects effects) {
            super(NAME, Counting.Number.class, JobLimits.STANDARD);
            this.calls = calls;
            this.effects = effects;
        }

        @Override
        protected Uni<?> reachOut(Job<Counting.Number> job) {
            calls.add(job.id());
            return Uni.createFrom().voidItem();
        }

        @Override
        protected Uni<?> run(Job<Counting.Number> job) {
            return effects.happen(1).invoke(() -> {
                if (job.attempt() == 1) {
                    fail();
                }
            });
        }
    }

    /** Fetches a number, and the first time fails with it. */
    private static final class Fetching extends Errand<Counting.Number, Integer> {

        static final String NAME = "fetch";
        private final Queue<Integer> results;
        private final Effects effects;

        Fetching(Queue<Integer> results, Effects effects) {
            super(NAME, Counting.Number.class, JobLimits.STANDARD);
            this.results = results;
            this.effects = effects;
        }

        @Override
        protected Uni<Integer> reach(Job<Counting.Number> job) {
            return Uni.createFrom().item(() -> results.remove());
        }

        @Override
        protected Uni<?> conclude(Job<Counting.Number> job, Integer result) {
            return effects.happen(result).invoke(() -> {
                if (job.attempt() == 1) {
                    fail();
                }
            });
        }
    }

    /** One that is always there. */
    private static final class Sweeping extends JobKind<Sweeping.Nothing> {

        Sweeping() {
            super("sweep", Nothing.class, JobLimits.STANDARD);
        }

        @Override
        protected Uni<?> run(Job<Nothing> job) {
            return Uni.createFrom().voidItem();
        }

        @Override
        protected Optional<NewJob<Nothing>> standing() {
            return Optional.of(NewJob.of("sweep", new Nothing()).every(new Cron("0 3 * * *", ZoneId.of("UTC"))));
        }

        record Nothing() {}
    }
}
