package io.neonpro.kernel.workflow;

import io.neonpro.kernel.event.Rejected;
import io.neonpro.kernel.workflow.WorkflowEvent.Cause;

/** What may be asked of a workflow; what does not fit its state any more changes nothing. */
sealed interface WorkflowCommand<E> {

    record Begin<E>(E first) implements WorkflowCommand<E> {}

    /** Its next step was taken. */
    record Took<E>(String step, E outcome) implements WorkflowCommand<E> {}

    /** It hears of something. */
    record Tell<E>(E event) implements WorkflowCommand<E> {}

    /** It is to be undone. */
    record GiveUp<E>(Cause cause, Rejected reason) implements WorkflowCommand<E> {}

    /** The last step that was left of it is undone. */
    record Undid<E>(String step) implements WorkflowCommand<E> {}

    /** A newer course may see it at its end. */
    record Settle<E>() implements WorkflowCommand<E> {}
}
