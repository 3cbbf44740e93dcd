package io.neonpro.kernel.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.neonpro.kernel.event.Rejected;
import io.neonpro.kernel.job.JobTest;
import io.neonpro.kernel.tenancy.Work;
import io.neonpro.kernel.workflow.Elsewhere.Fault;
import io.neonpro.kernel.workflow.Outcome.Stage;
import io.neonpro.kernel.workflow.TripEvent.Confirmed;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What becomes of a workflow whose steps are refused, fail or find nobody. */
@JobTest
class WorkflowTest extends TripTest {

    @Test
    void aRefusalUndoesWhatWasTakenInReverseOrder() {
        Elsewhere hotel = elsewhere(NEVER);
        Iterator<Fault> faults = List.of(Fault.REFUSED, Fault.NONE).iterator();
        TripWorkflow workflow = instance(TripWorkflow.LIMITS, hotel, elsewhere(faults::next));

        UUID trip = begin(workflow, 7, null);

        Outcome outcome = ended(workflow, trip);
        assertThat(outcome.stage()).isEqualTo(Stage.UNDONE);
        assertThat(outcome.refusal().map(Rejected::code)).contains("full");
        assertThat(effects.numbers()).containsExactly(7, -7);
        assertThat(hotel.bookings(trip)).isZero();
        assertThat(happened(trip))
                .containsExactly(
                        "test.trip-asked",
                        "test.hotel-booked",
                        "workflow.step-taken",
                        "test.seat-taken",
                        "workflow.step-taken",
                        "workflow.given-up",
                        "workflow.step-undone",
                        "workflow.step-undone",
                        "workflow.step-undone",
                        "workflow.undone");
    }

    /** Four failures of the same kind would have undone it. */
    @Test
    void whoIsAwayIsTriedAgainAsLongAsThereIsTime() {
        Iterator<Fault> faults = IntStream.range(0, 10)
                .mapToObj(time -> time < 9 ? Fault.AWAY : Fault.NONE)
                .iterator();
        TripWorkflow workflow = instance(TripWorkflow.LIMITS, elsewhere(faults::next), elsewhere(NEVER));

        UUID trip = begin(workflow, 1, null);

        assertThat(ended(workflow, trip).stage()).isEqualTo(Stage.COMPLETED);
    }

    @Test
    void whatFailsTooOftenIsUndone() {
        Elsewhere hotel = elsewhere(NEVER);
        AtomicReference<Fault> fault = new AtomicReference<>(Fault.BROKEN);
        TripWorkflow workflow = instance(TripWorkflow.LIMITS, hotel, elsewhere(fault::get));
        UUID trip = begin(workflow, 1, null);
        await().atMost(PATIENCE).until(() -> happened(trip).contains("workflow.given-up"));

        fault.set(Fault.NONE);

        Outcome outcome = ended(workflow, trip);
        assertThat(outcome).isEqualTo(new Outcome(Stage.UNDONE, Optional.empty()));
        assertThat(hotel.bookings(trip)).isZero();
    }

    @Test
    void whoItIsAboutIsSealedWhileItRunsAndForgottenWhenItIsOver() {
        TripWorkflow workflow = unhurried();
        UUID trip = begin(workflow, 1, Instant.now().plusSeconds(1800));
        await().atMost(PATIENCE).until(() -> happened(trip).contains("test.flight-booked"));
        assertThat(all("select cast(data as text) from event where stream = $1", trip)
                        .toString())
                .contains("sealed")
                .doesNotContain("Ana");
        assertThat(all("select payload from job where owner = $1", trip))
                .containsExactly("{\"workflow\":\"" + trip + "\"}");
        assertThat(all("select 'known' from subject_key where subject_id = $1 and wrapped_key is not null", trip))
                .isNotEmpty();

        Work.inTransaction(tenant, () -> workflow.tell(trip, new Confirmed()));

        ended(workflow, trip);
        assertThat(all("select 'known' from subject_key where subject_id = $1 and wrapped_key is not null", trip))
                .isEmpty();
    }
}
