package io.neonpro.patient.consent;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where a consent stands. */
public sealed interface Consent {

    /** Never given. */
    record Absent() implements Consent {}

    /**
     * Given and not taken back.
     *
     * @param recordedBy whose token it was; absent when that named nobody
     */
    record InForce(
            UUID patientId,
            Terms terms,
            Instant givenAt,
            @Nullable UUID recordedBy) implements Consent {

        /** Of the record: the ETag, not the version of the terms. */
        static final int REVISION = 1;
    }

    /** Taken back; what was done with the data until then stays lawful. */
    record TakenBack(
            InForce consent, Instant revokedAt, @Nullable UUID revokedBy) implements Consent {

        static final int REVISION = 2;
    }
}
