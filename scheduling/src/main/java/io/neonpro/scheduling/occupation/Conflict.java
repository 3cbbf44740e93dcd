package io.neonpro.scheduling.occupation;

import io.neonpro.scheduling.availability.Kind;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.UUID;

/** Who or what is occupied, and from when until when. */
@RegisterForReflection
public record Conflict(UUID resourceId, Kind kind, OffsetDateTime start, OffsetDateTime end) {

    Conflict at(ZoneId zone) {
        return new Conflict(
                resourceId,
                kind,
                start.atZoneSameInstant(zone).toOffsetDateTime(),
                end.atZoneSameInstant(zone).toOffsetDateTime());
    }
}
