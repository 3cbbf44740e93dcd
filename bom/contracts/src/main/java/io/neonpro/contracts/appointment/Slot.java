package io.neonpro.contracts.appointment;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * When an appointment takes place, with whom, and what it occupies.
 *
 * @param roomId absent when the treatment needs no room
 * @param end when the patient is free again
 * @param occupiedUntil when practitioner, room and devices are: the end and the clean-up after it
 * @param category the practitioner's profession when it was chosen, in kebab-case; absent where nobody asked
 */
@RegisterForReflection
public record Slot(
        UUID practitionerId,
        @Nullable UUID roomId,
        List<UUID> deviceIds,
        Instant start,
        Instant end,
        Instant occupiedUntil,
        @Nullable String category) {

    public Slot {
        if (!start.isBefore(end) || occupiedUntil.isBefore(end)) {
            throw new IllegalArgumentException(
                    "a slot starts, ends and is cleaned up in this order, not at %s, %s and %s"
                            .formatted(start, end, occupiedUntil));
        }
        deviceIds = List.copyOf(deviceIds);
    }

    /** Where nobody asks for the practitioner's profession. */
    public Slot(
            UUID practitionerId,
            @Nullable UUID roomId,
            List<UUID> deviceIds,
            Instant start,
            Instant end,
            Instant occupiedUntil) {
        this(practitionerId, roomId, deviceIds, start, end, occupiedUntil, null);
    }

    /** Whether it occupies the same at the same time. */
    public boolean isSameAs(Slot other) {
        return equals(other.by(category));
    }

    private Slot by(@Nullable String profession) {
        return new Slot(practitionerId, roomId, deviceIds, start, end, occupiedUntil, profession);
    }
}
