package io.neonpro.scheduling.availability;

import io.neonpro.contracts.appointment.Slot;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A slot as it is shown: on the clinic's clock, without the clean-up after it. */
@RegisterForReflection
public record OfferedSlot(
        OffsetDateTime start,
        OffsetDateTime end,
        UUID practitionerId,
        @Nullable UUID roomId,
        List<UUID> deviceIds) {

    public static OfferedSlot of(Slot slot, ZoneId zone) {
        return new OfferedSlot(
                at(slot.start(), zone), at(slot.end(), zone), slot.practitionerId(), slot.roomId(), slot.deviceIds());
    }

    private static OffsetDateTime at(Instant instant, ZoneId zone) {
        return instant.atZone(zone).toOffsetDateTime();
    }
}
