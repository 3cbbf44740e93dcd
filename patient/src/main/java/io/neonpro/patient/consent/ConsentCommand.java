package io.neonpro.patient.consent;

import java.time.Instant;
import java.util.UUID;

/** What may be asked to happen to a consent. */
public sealed interface ConsentCommand {

    record Give(UUID patientId, Terms terms, Instant now) implements ConsentCommand {}

    record Revoke(UUID patientId, Instant now) implements ConsentCommand {}
}
