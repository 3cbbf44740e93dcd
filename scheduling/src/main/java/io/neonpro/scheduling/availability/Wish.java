package io.neonpro.scheduling.availability;

import io.neonpro.contracts.appointment.Slot;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * When a treatment should begin, and with whom and where if that matters.
 *
 * @param preferred rooms and devices that are taken before others, where they are free
 */
public record Wish(Instant start, Optional<UUID> practitioner, Optional<UUID> room, Set<UUID> preferred) {

    public Wish(Instant start, Optional<UUID> practitioner, Optional<UUID> room) {
        this(start, practitioner, room, Set.of());
    }

    /** With the room and the devices of a slot, where they are free. */
    public Wish preferring(Slot slot) {
        Set<UUID> those = new HashSet<>(slot.deviceIds());
        Optional.ofNullable(slot.roomId()).ifPresent(those::add);
        return new Wish(start, practitioner, room, those);
    }
}
