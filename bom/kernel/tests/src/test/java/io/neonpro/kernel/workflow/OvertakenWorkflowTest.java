package io.neonpro.kernel.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import io.neonpro.kernel.job.Gate;
import io.neonpro.kernel.job.Instance;
import io.neonpro.kernel.job.JobTest;
import io.neonpro.kernel.workflow.Outcome.Stage;
import io.smallrye.mutiny.Uni;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** Somebody is taken for dead while they take a step, and go on when it has been taken for them. */
@JobTest
class OvertakenWorkflowTest extends TripTest {

    /** The guard is that what came of a step is appended for the version that was read before it. */
    @Test
    void whoComesLateWithAStepThatWasTakenMeanwhileHasNoEffect() {
        Gate gate = new Gate();
        TripWorkflow workflow = waitingWithTheFirstSeat(gate);
        UUID trip = begin(workflow, 7, null);
        gate.awaitSomebody();
        effects.endLeases();
        assertThat(ended(workflow, trip).stage()).isEqualTo(Stage.COMPLETED);

        gate.open();
        instances.forEach(Instance::close);

        assertThat(effects.numbers()).containsExactly(7);
        assertThat(happened(trip)).containsOnlyOnce("test.seat-taken").endsWith("workflow.completed");
    }

    private TripWorkflow waitingWithTheFirstSeat(Gate gate) {
        AtomicBoolean isFirst = new AtomicBoolean(true);
        var rules = new WorkflowRules<>(new Trip.Rules());
        return instance(parts ->
                new TripWorkflow(rules, UNHURRIED, parts, elsewhere(NEVER), elsewhere(NEVER), effects) {

                    @Override
                    Uni<TripEvent> takeSeat(Task<Trip> task) {
                        return isFirst.getAndSet(false)
                                ? gate.pass().chain(() -> super.takeSeat(task))
                                : super.takeSeat(task);
                    }
                });
    }
}
