package io.neonpro.kernel.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What becomes of a job whose instance dies, or is taken for dead. */
@JobTest
class JobLeaseTest extends EngineTest {

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
}
