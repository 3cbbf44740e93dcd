package io.neonpro.scheduling.appointment;

import io.neonpro.scheduling.availability.Wish;
import java.util.Optional;
import java.util.UUID;

/**
 * An appointment that somebody wants.
 *
 * @param hold that promises its slot
 */
public record Booking(UUID clinic, UUID patient, UUID treatment, Wish wish, Optional<UUID> hold) {}
