package io.neonpro.scheduling.occupation;

import io.neonpro.contracts.appointment.Slot;
import io.neonpro.scheduling.availability.Kind;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** Somebody or something, occupied from, until before. */
public record Occupant(UUID id, Kind kind, Instant from, Instant until) {

    /** Everybody and everything that a slot occupies; the patient leaves before the clean-up. */
    static List<Occupant> of(Slot slot) {
        return Stream.concat(
                        Stream.of(
                                of(slot, slot.practitionerId(), Kind.PRACTITIONER), of(slot, slot.roomId(), Kind.ROOM)),
                        slot.deviceIds().stream().map(id -> of(slot, id, Kind.DEVICE)))
                .filter(occupant -> occupant.id() != null)
                .toList();
    }

    static List<Occupant> of(Slot slot, UUID patient) {
        return Stream.concat(
                        of(slot).stream(), Stream.of(new Occupant(patient, Kind.PATIENT, slot.start(), slot.end())))
                .toList();
    }

    private static Occupant of(Slot slot, UUID id, Kind kind) {
        return new Occupant(id, kind, slot.start(), slot.occupiedUntil());
    }
}
