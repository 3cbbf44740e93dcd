package io.neonpro.kernel.event;

import java.util.List;

/**
 * The events of a stream.
 *
 * @param version number of the last event, 0 for a stream that does not exist
 */
public record History<E>(int version, List<E> events) {

    <S> S replay(Decider<?, S, E> rules) {
        S state = rules.initial();
        for (E event : events) {
            state = rules.evolve(state, event);
        }
        return state;
    }
}
