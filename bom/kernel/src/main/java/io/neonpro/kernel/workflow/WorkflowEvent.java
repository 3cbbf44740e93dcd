package io.neonpro.kernel.workflow;

import io.neonpro.kernel.event.EventType;
import io.neonpro.kernel.event.Flaw;
import io.neonpro.kernel.event.Rejected;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What happens to any workflow, beside the events of its own course. */
@RegisterForReflection
public sealed interface WorkflowEvent {

    /** Why one comes to nothing. */
    enum Cause {
        /** A step was refused, or its course says so. */
        REFUSED,
        /** Its deadline has passed. */
        OUT_OF_TIME,
        /** A step has failed too often. */
        FAILED,
        /** Whoever began it does not want it any more. */
        CALLED_OFF
    }

    /** The course's event before this one is what came of it. */
    @EventType("io.neonpro.workflow.step-taken")
    record StepTaken(String step) implements WorkflowEvent {}

    /**
     * From now on it is undone.
     *
     * @param begun the step that was next, of which nobody knows whether it was taken
     */
    @EventType("io.neonpro.workflow.given-up")
    record GivenUp(
            Cause cause,
            Rejected.Kind kind,
            String code,
            String detail,
            List<Flaw> flaws,
            @Nullable String begun) implements WorkflowEvent {

        static GivenUp of(Cause cause, Rejected reason, @Nullable String begun) {
            return new GivenUp(cause, reason.kind(), reason.code(), reason.detail(), reason.flaws(), begun);
        }

        Rejected reason() {
            return new Rejected(kind, code, detail, Map.of(), flaws);
        }
    }

    @EventType("io.neonpro.workflow.step-undone")
    record StepUndone(String step) implements WorkflowEvent {}

    /** It has come to its end. */
    @EventType("io.neonpro.workflow.completed")
    record Completed() implements WorkflowEvent {}

    /** Nothing is left of it. */
    @EventType("io.neonpro.workflow.undone")
    record Undone() implements WorkflowEvent {}
}
