package io.neonpro.contracts.clinic;

import io.neonpro.kernel.event.EventType;
import io.neonpro.kernel.event.Personal;
import io.neonpro.kernel.value.Money;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of the things that are booked. Each event is the full snapshot that a consumer keeps
 * as its local copy.
 */
@RegisterForReflection
public sealed interface CatalogueEvent {

    /** Grows with every change of one thing; drop a snapshot that is older than the copy. */
    long revision();

    /** A clinic now reads so. */
    @EventType("io.neonpro.clinic.changed")
    record ClinicChanged(
            UUID clinicId,
            long revision,
            String name,
            ZoneId timezone,
            @Nullable String address,
            boolean archived) implements CatalogueEvent {}

    /**
     * A practitioner now reads so.
     *
     * @param category the profession, in kebab-case, for example {@code biomedic}
     * @param clinicIds where they work
     */
    @EventType("io.neonpro.practitioner.changed")
    record PractitionerChanged(
            UUID practitionerId,
            long revision,
            @Personal String name,
            String category,
            List<UUID> clinicIds,
            boolean archived)
            implements CatalogueEvent {

        public PractitionerChanged {
            clinicIds = List.copyOf(clinicIds);
        }
    }

    /**
     * A treatment now reads so.
     *
     * @param durationMinutes how long the patient is treated
     * @param bufferMinutes how long cleaning up takes after that
     */
    @EventType("io.neonpro.treatment.changed")
    record TreatmentChanged(
            UUID treatmentId,
            long revision,
            String name,
            int durationMinutes,
            int bufferMinutes,
            Money price,
            Requirements requires,
            boolean archived)
            implements CatalogueEvent {}

    /**
     * A room or a device now reads so.
     *
     * @param deviceType in kebab-case, for example {@code diode-laser}; absent for a room
     */
    @EventType("io.neonpro.resource.changed")
    record ResourceChanged(
            UUID resourceId,
            long revision,
            UUID clinicId,
            String name,
            ResourceKind kind,
            @Nullable String deviceType,
            boolean archived)
            implements CatalogueEvent {}

    /**
     * The opening hours of a clinic, or a practitioner's working hours in it, now read so, in the
     * clinic's time zone.
     *
     * @param subjectId the clinic or the practitioner
     * @param exceptions go before the weekly hours on their date
     */
    @EventType("io.neonpro.hours.changed")
    record HoursChanged(
            UUID subjectId,
            long revision,
            HoursSubject subject,
            UUID clinicId,
            List<WeeklyHours> weekly,
            List<HoursException> exceptions)
            implements CatalogueEvent {

        public HoursChanged {
            weekly = List.copyOf(weekly);
            exceptions = List.copyOf(exceptions);
        }
    }
}
