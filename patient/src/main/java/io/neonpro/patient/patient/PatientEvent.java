package io.neonpro.patient.patient;

import io.neonpro.kernel.event.EventType;
import io.neonpro.kernel.event.Personal;
import io.neonpro.patient.person.PersonalDetails;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** What happened to a patient. Details read as null once the person was erased. */
@RegisterForReflection
public sealed interface PatientEvent {

    @EventType("patient.registered")
    record Registered(@Personal PersonalDetails details) implements PatientEvent {}

    @EventType("patient.updated")
    record Updated(@Personal PersonalDetails details) implements PatientEvent {}

    @EventType("patient.erased")
    record Erased() implements PatientEvent {}
}
