package io.neonpro.kernel.workflow;

import io.neonpro.kernel.event.Decider;
import io.neonpro.kernel.event.Decision;
import io.neonpro.kernel.event.Rejected;
import io.neonpro.kernel.workflow.WorkflowCommand.Begin;
import io.neonpro.kernel.workflow.WorkflowCommand.GiveUp;
import io.neonpro.kernel.workflow.WorkflowCommand.Settle;
import io.neonpro.kernel.workflow.WorkflowCommand.Tell;
import io.neonpro.kernel.workflow.WorkflowCommand.Took;
import io.neonpro.kernel.workflow.WorkflowCommand.Undid;
import io.neonpro.kernel.workflow.WorkflowEvent.Cause;
import io.neonpro.kernel.workflow.WorkflowEvent.Completed;
import io.neonpro.kernel.workflow.WorkflowEvent.GivenUp;
import io.neonpro.kernel.workflow.WorkflowEvent.StepTaken;
import io.neonpro.kernel.workflow.WorkflowEvent.StepUndone;
import io.neonpro.kernel.workflow.WorkflowEvent.Undone;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is true of every workflow: steps are taken in the order of its course, and undone in the reverse one, with the
 * one that may have been taken unnoticed; it is over once, and what comes after that changes nothing.
 */
class WorkflowRules<S, E> implements Decider<WorkflowCommand<E>, WorkflowState<S>, Object> {

    static final int MAX_STEPS = 1_000;

    private static final Rejected TOO_LONG = Rejected.conflict("too-many-steps", "This takes too many steps.");

    private final Course<S, E> course;

    WorkflowRules(Course<S, E> course) {
        this.course = course;
    }

    @Override
    public final WorkflowState<S> initial() {
        return WorkflowState.before(course.initial());
    }

    @Override
    public final Decision<Object> decide(WorkflowCommand<E> command, WorkflowState<S> state) {
        return switch (command) {
            case Begin<E>(E first) when state.phase() == Phase.NONE -> follow(state, List.of(first));
            case Took<E>(String step, E outcome)
            when isNext(step, state) -> follow(state, List.of(outcome, new StepTaken(step)));
            case Tell<E>(E event) when state.phase() == Phase.RUNNING -> follow(state, List.of(event));
            case GiveUp<E>(Cause cause, Rejected reason)
            when mayGiveUp(state) -> follow(state, List.of(givenUp(state, cause, reason)));
            case Undid<E>(String step) when isLast(step, state) -> follow(state, List.of(new StepUndone(step)));
            case Settle<E> settle -> follow(state, List.of());
            default -> Decision.nothing();
        };
    }

    @Override
    @SuppressWarnings("unchecked")
    public final WorkflowState<S> evolve(WorkflowState<S> state, Object event) {
        return event instanceof WorkflowEvent ofAny
                ? state.with(ofAny)
                : state.with(course.evolve(state.data(), (E) event));
    }

    boolean mayGiveUp(WorkflowState<S> state) {
        return state.phase() == Phase.RUNNING && !course.isDecided(state.data());
    }

    Next<E> next(WorkflowState<S> state) {
        return course.next(state.data());
    }

    /** The step that is next, whether or not somebody has begun to take it. */
    Optional<String> begun(WorkflowState<S> state) {
        return next(state) instanceof Next.Take<E>(String step) ? Optional.of(step) : Optional.empty();
    }

    private boolean isNext(String step, WorkflowState<S> state) {
        return state.phase() == Phase.RUNNING
                && next(state) instanceof Next.Take<E>(String asked)
                && asked.equals(step);
    }

    private static boolean isLast(String step, WorkflowState<?> state) {
        return state.phase() == Phase.UNDOING && state.toUndo().getFirst().equals(step);
    }

    private GivenUp givenUp(WorkflowState<S> state, Cause cause, Rejected reason) {
        return GivenUp.of(cause, reason, begun(state).orElse(null));
    }

    /** With what follows by itself. */
    private Decision<Object> follow(WorkflowState<S> state, List<Object> events) {
        List<Object> all = new ArrayList<>(events);
        WorkflowState<S> after = state;
        for (Object event : events) {
            after = evolve(after, event);
        }
        for (var end = end(after); end.isPresent(); end = end(after)) {
            all.add(end.get());
            after = evolve(after, end.get());
        }
        return new Decision.Accepted<>(all);
    }

    private Optional<WorkflowEvent> end(WorkflowState<S> state) {
        return switch (state.phase()) {
            case RUNNING -> endOfCourse(state);
            case UNDOING -> state.toUndo().isEmpty() ? Optional.of(new Undone()) : Optional.empty();
            case NONE, COMPLETED, UNDONE -> Optional.empty();
        };
    }

    private Optional<WorkflowEvent> endOfCourse(WorkflowState<S> state) {
        return switch (next(state)) {
            case Next.Finish<E> finish -> Optional.of(new Completed());
            case Next.Abandon<E>(Rejected reason) -> Optional.of(GivenUp.of(Cause.REFUSED, reason, null));
            case Next.Take<E> take
            when state.taken().size() >= MAX_STEPS -> Optional.of(GivenUp.of(Cause.FAILED, TOO_LONG, null));
            case Next.Take<E> take -> Optional.empty();
            case Next.Wait<E> wait -> Optional.empty();
        };
    }
}
