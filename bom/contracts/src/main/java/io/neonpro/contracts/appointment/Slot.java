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
 */
@RegisterForReflection
public record Slot(
        UUID practitionerId,
        @Nullable UUID roomId,
        List<UUID> deviceIds,
        Instant start,
        Instant end,
        Instant occupiedUntil) {

    public Slot {
        if (!start.isBefore(end) || occupiedUntil.isBefore(end)) {
            throw new IllegalArgumentException(
                    "a slot starts, ends and is cleaned up in this order, not at %s, %s and %s"
                            .formatted(start, end, occupiedUntil));
        }
        deviceIds = List.copyOf(deviceIds);
    }
}
