package io.neonpro.kernel.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What becomes of a job that fails, takes too long, or does not find what it needs. */
@JobTest
class JobFailureTest extends EngineTest {

    @Test
    void whatFailsIsTriedAgainLaterEachTimeAndThenNoMore() {
        JobLimits thrice = JobLimits.STANDARD.withAttempts(3);
        Queue<Integer> attempts = new ConcurrentLinkedQueue<>();
        Instance instance = start(new Counting(
                thrice,
                job -> effects.happen(1)
                        .invoke(() -> attempts.add(job.attempt()))
                        .invoke(EngineTest::fail)));
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

    @Test
    void whatIsGivenUpIsNotTriedAgain() {
        Instance instance =
                start(new Counting(JobLimits.STANDARD, job -> Uni.createFrom().failure(new GivenUp("no use"))));

        add(instance, Counting.job(1));

        awaitFailures(1);
        assertThat(effects.job().getString("state")).isEqualTo("failed");
        assertThat(effects.job().getString("failure")).isEqualTo("GivenUp");
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
}
