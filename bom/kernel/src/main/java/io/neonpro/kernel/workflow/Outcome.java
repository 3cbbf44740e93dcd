package io.neonpro.kernel.workflow;

import io.neonpro.kernel.event.Rejected;
import io.neonpro.kernel.workflow.WorkflowEvent.Cause;
import io.neonpro.kernel.workflow.WorkflowEvent.GivenUp;
import java.util.Optional;

/**
 * What has become of a workflow.
 *
 * @param refusal why it was undone, when it was refused and not just given up
 */
public record Outcome(Stage stage, Optional<Rejected> refusal) {

    /** How far it is. */
    public enum Stage {
        /** There is no such workflow. */
        UNKNOWN,
        /** Neither completed nor undone yet. */
        UNDER_WAY,
        COMPLETED,
        UNDONE
    }

    static Outcome of(WorkflowState<?> state) {
        Stage stage = switch (state.phase()) {
            case NONE -> Stage.UNKNOWN;
            case RUNNING, UNDOING -> Stage.UNDER_WAY;
            case COMPLETED -> Stage.COMPLETED;
            case UNDONE -> Stage.UNDONE;
        };
        return new Outcome(
                stage,
                state.givenUp()
                        .filter(given -> stage == Stage.UNDONE && given.cause() == Cause.REFUSED)
                        .map(GivenUp::reason));
    }

    boolean isUnderWay() {
        return stage == Stage.UNDER_WAY;
    }
}
