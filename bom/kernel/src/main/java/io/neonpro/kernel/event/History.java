package io.neonpro.kernel.event;

import java.util.List;
import java.util.Optional;

/**
 * The events of a stream, or those since a snapshot.
 *
 * @param version number of the last event, 0 for a stream that does not exist
 * @param snapshot what was before the events, unless they are all
 */
record History<S, E>(int version, Optional<StreamSnapshot<S>> snapshot, List<E> events) {

    S replay(Decider<?, S, E> rules) {
        S state = snapshot.map(StreamSnapshot::state).orElseGet(rules::initial);
        for (E event : events) {
            state = rules.evolve(state, event);
        }
        return state;
    }
}
