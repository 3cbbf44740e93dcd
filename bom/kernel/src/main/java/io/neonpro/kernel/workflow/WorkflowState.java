package io.neonpro.kernel.workflow;

import io.neonpro.kernel.workflow.WorkflowEvent.GivenUp;
import io.neonpro.kernel.workflow.WorkflowEvent.StepTaken;
import io.neonpro.kernel.workflow.WorkflowEvent.StepUndone;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A workflow, as its history tells.
 *
 * @param data the state of its course
 * @param taken steps, in order, as often as they were taken
 * @param toUndo what is left of it, the last one first
 */
record WorkflowState<S>(Phase phase, S data, List<String> taken, List<String> toUndo, Optional<GivenUp> givenUp) {

    static <S> WorkflowState<S> before(S data) {
        return new WorkflowState<>(Phase.NONE, data, List.of(), List.of(), Optional.empty());
    }

    WorkflowState<S> with(S changed) {
        return new WorkflowState<>(phase == Phase.NONE ? Phase.RUNNING : phase, changed, taken, toUndo, givenUp);
    }

    WorkflowState<S> with(WorkflowEvent event) {
        return switch (event) {
            case StepTaken(String step) -> new WorkflowState<>(phase, data, added(step), toUndo, givenUp);
            case GivenUp e -> new WorkflowState<>(Phase.UNDOING, data, taken, backwards(e), Optional.of(e));
            case StepUndone e -> new WorkflowState<>(phase, data, taken, toUndo.subList(1, toUndo.size()), givenUp);
            case WorkflowEvent.Completed e -> in(Phase.COMPLETED);
            case WorkflowEvent.Undone e -> in(Phase.UNDONE);
        };
    }

    int timesTaken(String step) {
        return Collections.frequency(taken, step);
    }

    private WorkflowState<S> in(Phase end) {
        return new WorkflowState<>(end, data, taken, toUndo, givenUp);
    }

    private List<String> added(String step) {
        return Stream.concat(taken.stream(), Stream.of(step)).toList();
    }

    private List<String> backwards(GivenUp event) {
        return Stream.concat(taken.stream(), Stream.ofNullable(event.begun()))
                .distinct()
                .toList()
                .reversed();
    }
}
