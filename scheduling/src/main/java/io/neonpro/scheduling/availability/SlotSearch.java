package io.neonpro.scheduling.availability;

import java.util.Optional;
import java.util.UUID;

/**
 * Which slots are sought.
 *
 * @param practitioner the only one who will do
 * @param ignoring an appointment that shall move: its own time is free, its patient must be
 */
public record SlotSearch(
        UUID clinic, UUID treatment, Window window, Optional<UUID> practitioner, Optional<UUID> ignoring) {}
