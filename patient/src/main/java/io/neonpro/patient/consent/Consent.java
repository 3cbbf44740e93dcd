package io.neonpro.patient.consent;

import java.time.Instant;
import java.util.UUID;

/** Where a consent stands. */
public sealed interface Consent {

    /** Never given. */
    record Absent() implements Consent {}

    /** Given and not taken back. */
    record InForce(UUID patientId, Terms terms, Instant givenAt) implements Consent {}

    /** Taken back; what was done with the data until then stays lawful. */
    record TakenBack(InForce consent, Instant revokedAt) implements Consent {}
}
