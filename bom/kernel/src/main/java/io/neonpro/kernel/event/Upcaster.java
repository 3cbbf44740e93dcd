package io.neonpro.kernel.event;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Turns the stored data of one schema version of an event into the next version; upcasters chain
 * until the version that the running code knows is reached.
 */
public interface Upcaster {

    /** The event's name without the version, as in {@link EventType#value()}. */
    String type();

    /** The schema version this upcaster reads; it answers data of the version that follows. */
    int from();

    /** The data in the next version; may change and return its argument. */
    ObjectNode upcast(ObjectNode data);
}
