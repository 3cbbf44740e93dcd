package io.neonpro.kernel.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.neonpro.kernel.tenancy.Work;
import io.neonpro.kernel.value.Ids;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What becomes of a job with what it belongs to, and with what takes its place. */
@JobTest
class JobOwnerTest extends EngineTest {

    private final UUID owner = Ids.next();

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
}
