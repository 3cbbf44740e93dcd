package io.neonpro.kernel.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.neonpro.kernel.data.Transactions;
import io.neonpro.kernel.tenancy.Tenancy;
import io.neonpro.kernel.tenancy.TenantContext;
import io.neonpro.kernel.tenancy.Work;
import io.neonpro.kernel.value.Ids;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** When a job begins: with its transaction, at its time, and where there is a place. */
@JobTest
class JobBeginningTest extends EngineTest {

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

    @Test
    void whatIsDueAtOnceIsReadyAtOnceAndTheRestWaits() {
        Instance instance = instance(Counting.into(effects));

        add(instance, Counting.job(1).inPlaceOf(owner));
        String now = effects.job().getString("state");
        add(instance, Counting.job(1).inPlaceOf(owner).at(Instant.now().plusSeconds(3600)));

        assertThat(now).isEqualTo("ready");
        assertThat(effects.job().getString("state")).isEqualTo("waiting");
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
                                () -> Transactions.run(() -> instance.jobs.add(Counting.job(2))))));
        gate.awaitSomebody();
        await().atMost(PATIENCE).until(() -> effects.states().equals(List.of("ready", "running")));
        gate.open();

        awaitDone();
        assertThat(effects.numbers()).containsExactly(2, 1);
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
    void ofWhatItDoesNotKnowAnInstanceKeepsItsHands() {
        Instance newer = instance(Counting.into(effects));
        add(newer, Counting.job(1));
        Instance older = start(new Sweeping());
        await().atMost(PATIENCE).until(() -> effects.job().getString("state").equals("ready"));

        newer.start();

        awaitDone();
        older.close();
    }

    private Instance start(JobQueue queue) {
        return with(Instance.of(pool, queue, JobWorker::new, Instance.SLEEPY, Counting.into(effects)))
                .start();
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
}
