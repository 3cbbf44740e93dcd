package io.neonpro.contracts.appointment;

import io.neonpro.kernel.event.EventType;
import io.neonpro.kernel.value.Money;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What happens to an appointment; both what scheduling stores and what it publishes, so it carries
 * all of an appointment's state and no personal data.
 */
@RegisterForReflection
public sealed interface AppointmentEvent {

    UUID appointmentId();

    /** Whose agenda it changes. */
    UUID clinicId();

    UUID patientId();

    UUID treatmentId();

    /** When it takes place, or would have. */
    Slot slot();

    /**
     * It was booked.
     *
     * @param price what the patient was promised that it costs; absent where an older release wrote it
     * @param catalogueRevision of the treatment, which has the price
     */
    @EventType("io.neonpro.appointment.scheduled")
    record Scheduled(
            UUID appointmentId,
            UUID clinicId,
            UUID patientId,
            UUID treatmentId,
            Slot slot,
            @Nullable Money price,
            @Nullable Long catalogueRevision)
            implements AppointmentEvent {}

    /**
     * It was moved to another slot; a confirmation of the previous one no longer counts.
     *
     * @param price that was promised when it was booked, and still holds
     * @param catalogueRevision likewise
     */
    @EventType("io.neonpro.appointment.rescheduled")
    record Rescheduled(
            UUID appointmentId,
            UUID clinicId,
            UUID patientId,
            UUID treatmentId,
            Instant previousStart,
            Slot slot,
            @Nullable Money price,
            @Nullable Long catalogueRevision)
            implements AppointmentEvent {}

    /** The patient said they will come. */
    @EventType("io.neonpro.appointment.confirmed")
    record Confirmed(UUID appointmentId, UUID clinicId, UUID patientId, UUID treatmentId, Slot slot)
            implements AppointmentEvent {}

    /** The patient arrived. */
    @EventType("io.neonpro.appointment.checked-in")
    record CheckedIn(UUID appointmentId, UUID clinicId, UUID patientId, UUID treatmentId, Slot slot)
            implements AppointmentEvent {}

    /**
     * The treatment was given.
     *
     * @param price that was promised when it was booked
     * @param catalogueRevision likewise
     */
    @EventType("io.neonpro.appointment.completed")
    record Completed(
            UUID appointmentId,
            UUID clinicId,
            UUID patientId,
            UUID treatmentId,
            Slot slot,
            @Nullable Money price,
            @Nullable Long catalogueRevision)
            implements AppointmentEvent {}

    /**
     * It will not take place.
     *
     * @param slot what becomes free
     * @param reasonCode in kebab-case, for example {@code patient-request}; never the patient's
     *     words
     */
    @EventType("io.neonpro.appointment.cancelled")
    record Cancelled(
            UUID appointmentId,
            UUID clinicId,
            UUID patientId,
            UUID treatmentId,
            Slot slot,
            @Nullable String reasonCode) implements AppointmentEvent {}

    /** The patient did not come. */
    @EventType("io.neonpro.appointment.no-show")
    record NoShow(UUID appointmentId, UUID clinicId, UUID patientId, UUID treatmentId, Slot slot)
            implements AppointmentEvent {}
}
