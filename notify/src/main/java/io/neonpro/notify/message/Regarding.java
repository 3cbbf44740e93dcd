package io.neonpro.notify.message;

import java.util.UUID;

/** Whom and what a message is about. */
public record Regarding(UUID patientId, UUID appointmentId, UUID clinicId) {}
