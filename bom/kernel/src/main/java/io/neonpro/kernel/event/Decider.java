package io.neonpro.kernel.event;

/**
 * The rules of one aggregate, pure: which events a command leads to, and what each event makes of
 * the state (Jérémie Chassaing, "Functional Event Sourcing Decider"). No clock, no database, no
 * framework; what a rule needs to know comes in the command.
 *
 * @param <C> commands, sealed
 * @param <S> state, immutable
 * @param <E> events, sealed, each record annotated with {@link EventType}
 */
public interface Decider<C, S, E> {

    /** The state before the first event. */
    S initial();

    Decision<E> decide(C command, S state);

    S evolve(S state, E event);
}
