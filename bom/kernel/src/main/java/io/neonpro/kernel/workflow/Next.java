package io.neonpro.kernel.workflow;

import io.neonpro.kernel.event.Rejected;
import java.time.Instant;

/** What comes next in a workflow. */
public sealed interface Next<E> {

    /** This step is taken; the event that it answers leads on. The same step may come several times. */
    record Take<E>(String step) implements Next<E> {}

    /**
     * Nothing, until it is told of an event; this one happens when the time has come without.
     */
    record Wait<E>(Instant until, E otherwise) implements Next<E> {}

    /** Nothing any more: it is completed. */
    record Finish<E>() implements Next<E> {}

    /** It comes to nothing: what was done is undone. */
    record Abandon<E>(Rejected reason) implements Next<E> {}
}
