package io.neonpro.kernel.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.neonpro.kernel.tenancy.Work;
import io.neonpro.kernel.value.Ids;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.time.ZoneId;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What comes again, and what is always there. */
@JobTest
class RecurringJobTest extends EngineTest {

    private final UUID owner = Ids.next();

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
}
