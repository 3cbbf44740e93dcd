package io.neonpro.kernel.event;

import java.util.List;
import java.util.UUID;

/**
 * What a command did to an aggregate.
 *
 * @param id the aggregate, which is also its stream
 * @param version of the aggregate after the events, counted from 1; the ETag
 * @param state after the events
 * @param events that happened now; empty when there was nothing left to do
 */
public record Change<S, E>(UUID id, int version, S state, List<E> events) {

    public boolean isEmpty() {
        return events.isEmpty();
    }
}
