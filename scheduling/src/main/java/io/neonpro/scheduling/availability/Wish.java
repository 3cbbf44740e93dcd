package io.neonpro.scheduling.availability;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** When a treatment should begin, and with whom and where if that matters. */
public record Wish(Instant start, Optional<UUID> practitioner, Optional<UUID> room) {}
