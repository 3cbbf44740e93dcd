package io.neonpro.scheduling.occupation;

import io.neonpro.contracts.appointment.Slot;
import io.neonpro.scheduling.availability.Wish;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A wish that should become an occupied slot.
 *
 * @param holder who will occupy it: an appointment or a hold
 * @param patient who is occupied too; nobody for a hold
 * @param replaces what gives up its place in the same moment: the appointment itself when it moves,
 *     or the hold that it was promised by
 * @param expiresAt when the slot is free again by itself; never for an appointment
 */
public record Claim(
        UUID holder,
        UUID clinic,
        Wish wish,
        Optional<UUID> patient,
        Optional<UUID> replaces,
        Optional<Instant> expiresAt) {

    /** Whether what it occupies takes the place of what its holder occupied before. */
    boolean isMove() {
        return replaces.filter(holder::equals).isPresent();
    }

    List<Occupant> occupants(Slot slot) {
        return patient.map(id -> Occupant.of(slot, id)).orElseGet(() -> Occupant.of(slot));
    }
}
