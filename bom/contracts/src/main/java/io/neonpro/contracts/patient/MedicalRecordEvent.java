package io.neonpro.contracts.patient;

import io.neonpro.kernel.event.EventType;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.UUID;

/** What happens to a medical record; never what it says (health data, LGPD art. 11). */
@RegisterForReflection
public sealed interface MedicalRecordEvent {

    UUID recordId();

    UUID patientId();

    /** Something was added to it. */
    @EventType("io.neonpro.medical-record.updated")
    record Updated(UUID recordId, UUID patientId) implements MedicalRecordEvent {}
}
