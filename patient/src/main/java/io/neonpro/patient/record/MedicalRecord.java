package io.neonpro.patient.record;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * One patient's medical record.
 *
 * @param entries how many it has
 */
public record MedicalRecord(int entries) {

    /** The record's own id, which its patient's id leads to. */
    static UUID idFor(UUID patientId) {
        String name = "medical-record:" + patientId;
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }
}
