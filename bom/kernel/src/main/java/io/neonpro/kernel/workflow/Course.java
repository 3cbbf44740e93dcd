package io.neonpro.kernel.workflow;

/**
 * The rules of a workflow, pure: what each event makes of its state, and what comes next. No clock, no database, no
 * framework: what they need to know is in the events.
 *
 * @param <S> state, immutable
 * @param <E> events, sealed, each record annotated with {@link io.neonpro.kernel.event.EventType}; what is personal in
 *     them ({@link io.neonpro.kernel.event.Personal}) is read as {@code null} once the workflow is over
 */
public interface Course<S, E> {

    /** The state before the first event. */
    S initial();

    S evolve(S state, E event);

    /** Asked after each event, and again whenever the workflow goes on. */
    Next<E> next(S state);

    /** Whether there is no way back: it goes on from here, however late it is and however often it fails. */
    default boolean isDecided(S state) {
        return false;
    }
}
