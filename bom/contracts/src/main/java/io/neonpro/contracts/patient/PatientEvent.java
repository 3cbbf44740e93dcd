package io.neonpro.contracts.patient;

import io.neonpro.kernel.event.EventType;
import io.neonpro.kernel.event.Personal;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What happens to a patient's master data, with what it takes to reach them and nothing else (LGPD
 * art. 6, III): no CPF, no date of birth, no telephone number.
 */
@RegisterForReflection
public sealed interface PatientEvent {

    UUID patientId();

    /**
     * A patient is known from now on.
     *
     * @param language to write to them in, as a BCP 47 tag
     * @param clinicIds whose people know them; absent for the whole group's
     */
    @EventType("io.neonpro.patient.registered")
    record Registered(
            UUID patientId,
            @Personal String name,
            @Personal @Nullable String email,
            String language,
            @Nullable List<UUID> clinicIds)
            implements PatientEvent {

        /** The whole group's. */
        public Registered(UUID patientId, String name, @Nullable String email, String language) {
            this(patientId, name, email, language, null);
        }
    }

    /**
     * Their data now reads so; a component that is absent was removed.
     *
     * @param clinicIds whose people know them by now, for those who have not heard how that came about; absent for the
     *     whole group's
     */
    @EventType("io.neonpro.patient.updated")
    record Updated(
            UUID patientId,
            @Personal String name,
            @Personal @Nullable String email,
            String language,
            @Nullable List<UUID> clinicIds)
            implements PatientEvent {

        /** The whole group's. */
        public Updated(UUID patientId, String name, @Nullable String email, String language) {
            this(patientId, name, email, language, null);
        }
    }

    /** They had their data erased (LGPD art. 18, VI): drop every copy. */
    @EventType("io.neonpro.patient.erased")
    record Erased(UUID patientId) implements PatientEvent {}
}
