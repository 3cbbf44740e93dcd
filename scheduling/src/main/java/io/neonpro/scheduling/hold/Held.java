package io.neonpro.scheduling.hold;

import io.neonpro.contracts.appointment.Slot;
import io.neonpro.scheduling.availability.OfferedSlot;
import java.time.Instant;
import java.time.ZoneId;
import java.util.UUID;

/** A hold as it is stored: what it is good for, and until when. */
public record Held(UUID id, UUID clinicId, UUID treatmentId, Slot slot, Instant expiresAt) {

    boolean isFor(HoldRequest request) {
        return clinicId.equals(request.clinicId())
                && treatmentId.equals(request.treatmentId())
                && slot.start().equals(request.start().toInstant())
                && request.practitionerId().map(slot.practitionerId()::equals).orElse(true);
    }

    Hold shown(ZoneId zone) {
        return new Hold(id, expiresAt.atZone(zone).toOffsetDateTime(), OfferedSlot.of(slot, zone));
    }
}
