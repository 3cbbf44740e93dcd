package io.neonpro.scheduling.availability;

import io.neonpro.contracts.appointment.Slot;
import io.neonpro.kernel.web.page.Keys;
import java.time.Instant;

/** The slot after which a page begins: by start, then by the text of the practitioner's id. */
record SlotPosition(Instant start, String practitioner) {

    static SlotPosition of(Keys keys) {
        return new SlotPosition(keys.instant(0), keys.uuid(1).toString());
    }

    boolean isBefore(Slot slot) {
        int order = start.compareTo(slot.start());
        return order < 0
                || order == 0 && practitioner.compareTo(slot.practitionerId().toString()) < 0;
    }
}
