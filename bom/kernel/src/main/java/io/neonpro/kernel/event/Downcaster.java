package io.neonpro.kernel.event;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Turns the data of an event that is about to be written into the version before. As long as there is one, the older
 * version is what is written, so that readers go on which do not know the new one yet, and so does this service when
 * it has to go back to the release before. {@link EventSettings#write} switches the new one on.
 */
public interface Downcaster {

    /** What it answers, one version below what it is given. */
    EventSchema to();

    /**
     * The data in the older version; may change and return its argument. A field that the newest record does not have
     * is sealed as personal data, where the event has any.
     */
    ObjectNode downcast(ObjectNode data);
}
