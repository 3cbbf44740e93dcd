package io.neonpro.kernel.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.neonpro.kernel.tenancy.Work;
import io.neonpro.kernel.value.Ids;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;

/** What a job does elsewhere, before the transaction that ends it. */
@JobTest
class ErrandTest extends EngineTest {

    private final UUID owner = Ids.next();

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
    void whatCameOfAnErrandIsConcludedInTheTransactionThatEndsIt() {
        Queue<Integer> results = new ConcurrentLinkedQueue<>(List.of(17, 18));
        Instance instance = hasty(new Fetching(results, effects));

        Work.inTransaction(tenant, () -> instance.jobs.add(NewJob.of(Fetching.NAME, new Counting.Number(1))));

        awaitDone();
        assertThat(results).isEmpty();
        assertThat(effects.numbers()).containsExactly(18);
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
}
