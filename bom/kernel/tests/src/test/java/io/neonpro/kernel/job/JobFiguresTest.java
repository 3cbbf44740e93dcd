package io.neonpro.kernel.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.neonpro.kernel.health.State;
import io.neonpro.kernel.tenancy.Work;
import io.smallrye.mutiny.Uni;
import org.junit.jupiter.api.Test;

/** What figures say of jobs. */
@JobTest
class JobFiguresTest extends EngineTest {

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
}
