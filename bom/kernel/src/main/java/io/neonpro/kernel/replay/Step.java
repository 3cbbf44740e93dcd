package io.neonpro.kernel.replay;

import io.neonpro.kernel.event.StoredEvents;
import io.neonpro.kernel.replay.Rebuild.Phase;
import java.util.List;
import java.util.UUID;

/**
 * What a page of a rebuild came to.
 *
 * @param phase of the next page
 * @param position behind which that begins
 * @param streams how many of the model were gone through
 * @param differing whose rows were not what their events say
 * @param corrected how many rows were changed, added or removed
 */
record Step(Phase phase, UUID position, int streams, int events, List<UUID> differing, int corrected) {

    /** Nothing is left of this phase. */
    static Step to(Phase phase) {
        return new Step(phase, StoredEvents.BEFORE_ALL, 0, 0, List.of(), 0);
    }

    /** A page had nothing of the model. */
    static Step past(Phase phase, UUID position) {
        return new Step(phase, position, 0, 0, List.of(), 0);
    }
}
