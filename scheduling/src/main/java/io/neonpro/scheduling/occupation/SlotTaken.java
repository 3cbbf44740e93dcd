package io.neonpro.scheduling.occupation;

import io.neonpro.scheduling.availability.OfferedSlot;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The problem that a taken slot is told as; other conflicts have neither list. */
@Schema(name = "SlotTaken")
public record SlotTaken(
        String type,
        String title,
        int status,
        String code,
        @Nullable String detail,
        @Nullable String instance,
        @Nullable List<Conflict> conflicts,
        @Nullable List<OfferedSlot> alternatives) {}
