package io.neonpro.scheduling.erasure;

import io.neonpro.contracts.patient.PatientEvent;
import io.neonpro.contracts.patient.PatientEvent.Erased;
import io.neonpro.contracts.patient.PatientEvent.Registered;
import io.neonpro.contracts.patient.PatientEvent.Updated;
import io.neonpro.contracts.privacy.ErasureEvent.Begun;
import io.neonpro.kernel.event.EventFamily;
import io.neonpro.kernel.event.Listener;
import io.neonpro.kernel.event.Occurrence;
import io.neonpro.scheduling.calendar.KnownPatients;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Hears who the patients are, and who is to be none any more. */
@Singleton
class PatientEvents extends Listener {

    private static final EventFamily KNOWN = EventFamily.of(PatientEvent.class, Begun.class);

    private final KnownPatients patients;
    private final Farewells farewells;

    PatientEvents(KnownPatients patients, Farewells farewells) {
        super("patient", KNOWN);
        this.patients = patients;
        this.farewells = farewells;
    }

    @Override
    protected Uni<?> hear(Object event, Occurrence occurrence) {
        return switch (event) {
            case Registered e -> add(e.patientId(), e.clinicIds());
            case Updated e -> add(e.patientId(), e.clinicIds());
            case Begun e -> farewells.prepare(e);
            case Erased e -> farewells.forget(e.patientId());
            default -> throw new IllegalArgumentException("Not of this family: " + event.getClass());
        };
    }

    /** What is told again is a copy's only. */
    @Override
    protected Uni<?> hearAgain(Object event, Occurrence occurrence) {
        return switch (event) {
            case Registered e -> add(e.patientId(), e.clinicIds());
            case Updated e -> add(e.patientId(), e.clinicIds());
            case Erased e -> patients.erase(e.patientId());
            default -> Uni.createFrom().voidItem();
        };
    }

    private Uni<?> add(UUID patientId, @Nullable List<UUID> clinics) {
        return patients.add(patientId, Objects.requireNonNullElse(clinics, List.of()));
    }
}
