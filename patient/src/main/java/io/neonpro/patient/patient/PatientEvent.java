package io.neonpro.patient.patient;

import io.neonpro.kernel.event.EventType;
import io.neonpro.kernel.event.Personal;
import io.neonpro.patient.person.PersonalDetails;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/**
 * What happened to a patient. Details read as null once the person was erased; who was registered in no clinic is the whole
 * group's.
 */
@RegisterForReflection
public sealed interface PatientEvent {

    @EventType("patient.registered")
    record Registered(@Personal PersonalDetails details, Set<UUID> clinics) implements PatientEvent {

        public Registered {
            clinics = Set.copyOf(Objects.requireNonNullElse(clinics, Set.of()));
        }
    }

    /**
     * @param clinics whose people knew them by then
     */
    @EventType("patient.updated")
    record Updated(@Personal PersonalDetails details, Set<UUID> clinics) implements PatientEvent {

        public Updated {
            clinics = Set.copyOf(Objects.requireNonNullElse(clinics, Set.of()));
        }
    }

    /** People of one more clinic know them. */
    @EventType("patient.joined-clinic")
    record JoinedClinic(UUID clinic) implements PatientEvent {}

    @EventType("patient.erased")
    record Erased() implements PatientEvent {}
}
