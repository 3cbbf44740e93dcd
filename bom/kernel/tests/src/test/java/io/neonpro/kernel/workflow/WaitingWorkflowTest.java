package io.neonpro.kernel.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.neonpro.kernel.event.Rejected;
import io.neonpro.kernel.job.Instance;
import io.neonpro.kernel.job.JobTest;
import io.neonpro.kernel.tenancy.Work;
import io.neonpro.kernel.workflow.Outcome.Stage;
import io.neonpro.kernel.workflow.TripEvent.Confirmed;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A workflow that waits: for what it is told, for its time, or for a newer release. */
@JobTest
class WaitingWorkflowTest extends TripTest {

    private static final String NOTED_BY_A_NEWER_RELEASE = """
            insert into event (tenant_id, stream, version, event_id, aggregate, type, schema_version, readable_from, data, metadata)
            select tenant_id, stream, max(version) + 1, gen_random_uuid(), 'trip', 'io.neonpro.test.flight-booked', 9, 9, '{}', '{}'
              from event where stream = $1 group by tenant_id, stream
            """;

    @Test
    void itWaitsForWhatItIsToldOf() {
        TripWorkflow workflow = unhurried();
        UUID trip = begin(workflow, 1, Instant.now().plusSeconds(1800));
        await().atMost(PATIENCE).until(() -> happened(trip).contains("test.flight-booked"));

        boolean isTold = Work.inTransaction(tenant, () -> workflow.tell(trip, new Confirmed()));

        assertThat(isTold).isTrue();
        assertThat(ended(workflow, trip).stage()).isEqualTo(Stage.COMPLETED);
        assertThat(workflow.timesUndone()).isZero();
        boolean isToldAgain = Work.inTransaction(tenant, () -> workflow.tell(trip, new Confirmed()));
        assertThat(isToldAgain).isFalse();
    }

    @Test
    void whatItWaitsForInVainHasItsTime() {
        TripWorkflow workflow = unhurried();

        UUID trip = begin(workflow, 1, Instant.now().plusMillis(700));

        Outcome outcome = ended(workflow, trip);
        assertThat(outcome.refusal().map(Rejected::code)).contains("unconfirmed");
        assertThat(effects.numbers()).containsExactly(1, -1);
    }

    @Test
    void whatIsNotWantedAnyMoreIsUndone() {
        TripWorkflow workflow = unhurried();
        UUID trip = begin(workflow, 1, Instant.now().plusSeconds(1800));
        await().atMost(PATIENCE).until(() -> happened(trip).contains("test.flight-booked"));

        boolean isCalledOff = Work.inTransaction(tenant, () -> workflow.callOff(trip));

        assertThat(isCalledOff).isTrue();
        assertThat(ended(workflow, trip).stage()).isEqualTo(Stage.UNDONE);
        assertThat(workflow.timesUndone()).isEqualTo(1);
        assertThat(effects.numbers()).containsExactly(1, -1);
    }

    /** It waits for the release that knows more, and that is no failure. */
    @Test
    void whatANewerReleaseHasNotedIsNotMisread() {
        TripWorkflow workflow = unhurried();
        UUID trip = begin(workflow, 1, Instant.now().plusSeconds(1800));
        await().atMost(PATIENCE).until(() -> happened(trip).contains("test.flight-booked"));

        Work.execute(tenant, NOTED_BY_A_NEWER_RELEASE, trip);
        await().atMost(PATIENCE)
                .until(() -> all("select state from job where owner = $1", trip).equals(List.of("waiting")));
        effects.makeDue();
        instances.forEach(Instance::wake);

        await().atMost(PATIENCE)
                .until(() ->
                        all("select failure from job where owner = $1", trip).equals(List.of("NewerEvent")));
        assertThat(all("select cast(failures as text) from job where owner = $1", trip))
                .containsExactly("0");
    }
}
