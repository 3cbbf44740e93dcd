package io.neonpro.notify.appointment;

import io.neonpro.contracts.appointment.AppointmentEvent;
import io.neonpro.contracts.appointment.AppointmentEvent.Cancelled;
import io.neonpro.contracts.appointment.AppointmentEvent.CheckedIn;
import io.neonpro.contracts.appointment.AppointmentEvent.Completed;
import io.neonpro.contracts.appointment.AppointmentEvent.Confirmed;
import io.neonpro.contracts.appointment.AppointmentEvent.NoShow;
import io.neonpro.contracts.appointment.AppointmentEvent.Rescheduled;
import io.neonpro.contracts.appointment.AppointmentEvent.Scheduled;
import io.neonpro.contracts.appointment.Slot;
import io.neonpro.notify.message.MessageKind;
import io.neonpro.notify.message.Regarding;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What a patient is to be told about their appointment.
 *
 * @param slot the new one when it was moved, the one that is given up when it was cancelled
 * @param previousStart from when it was moved
 */
record Announcement(MessageKind kind, Regarding about, UUID treatmentId, Slot slot, Optional<Instant> previousStart) {

    /** Empty when the patient need not be told. */
    static Optional<Announcement> of(AppointmentEvent event) {
        return switch (event) {
            case Scheduled e ->
                Optional.of(new Announcement(
                        MessageKind.CONFIRMATION, about(e), e.treatmentId(), e.slot(), Optional.empty()));
            case Rescheduled e ->
                Optional.of(new Announcement(
                        MessageKind.RESCHEDULING, about(e), e.treatmentId(), e.slot(), Optional.of(e.previousStart())));
            case Cancelled e ->
                Optional.of(new Announcement(
                        MessageKind.CANCELLATION, about(e), e.treatmentId(), e.slot(), Optional.empty()));
            case Confirmed e -> Optional.empty();
            case CheckedIn e -> Optional.empty();
            case Completed e -> Optional.empty();
            case NoShow e -> Optional.empty();
        };
    }

    /** From when it is of no use any more; empty for what a patient should know even then. */
    Optional<Instant> uselessFrom() {
        return Optional.of(slot.start()).filter(start -> kind != MessageKind.CANCELLATION);
    }

    /** Whether it comes too late: an event that was delivered again, after those that followed. */
    boolean isSupersededBy(List<MessageKind> written) {
        return switch (kind) {
            case CONFIRMATION -> !written.isEmpty();
            case RESCHEDULING, REMINDER -> written.contains(MessageKind.CANCELLATION);
            case CANCELLATION -> false;
        };
    }

    private static Regarding about(AppointmentEvent event) {
        return new Regarding(event.patientId(), event.appointmentId(), event.clinicId());
    }
}
