package io.neonpro.notify.message;

import io.neonpro.contracts.appointment.AppointmentEvent;
import io.neonpro.contracts.appointment.AppointmentEvent.Cancelled;
import io.neonpro.contracts.appointment.AppointmentEvent.CheckedIn;
import io.neonpro.contracts.appointment.AppointmentEvent.Completed;
import io.neonpro.contracts.appointment.AppointmentEvent.Confirmed;
import io.neonpro.contracts.appointment.AppointmentEvent.NoShow;
import io.neonpro.contracts.appointment.AppointmentEvent.Rescheduled;
import io.neonpro.contracts.appointment.AppointmentEvent.Scheduled;
import io.neonpro.contracts.appointment.Slot;
import io.neonpro.kernel.value.Money;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What a patient is to be told about their appointment.
 *
 * @param start the new one when it was moved, the one that is given up when it was cancelled
 * @param previousStart from when it was moved
 * @param price that was promised, where that is known
 */
public record Announcement(
        MessageKind kind,
        Regarding about,
        UUID treatmentId,
        UUID practitionerId,
        Instant start,
        Instant end,
        Optional<Instant> previousStart,
        Optional<Money> price) {

    /** Empty when the patient need not be told. */
    public static Optional<Announcement> of(AppointmentEvent event) {
        return switch (event) {
            case Scheduled e ->
                Optional.of(of(MessageKind.CONFIRMATION, e, e.treatmentId(), e.slot())
                        .promising(Optional.ofNullable(e.price())));
            case Rescheduled e ->
                Optional.of(of(MessageKind.RESCHEDULING, e, e.treatmentId(), e.slot())
                        .movedFrom(e.previousStart())
                        .promising(Optional.ofNullable(e.price())));
            case Cancelled e -> Optional.of(of(MessageKind.CANCELLATION, e, e.treatmentId(), e.slot()));
            case Confirmed e -> Optional.empty();
            case CheckedIn e -> Optional.empty();
            case Completed e -> Optional.empty();
            case NoShow e -> Optional.empty();
        };
    }

    private static Announcement of(MessageKind kind, AppointmentEvent event, UUID treatmentId, Slot slot) {
        return new Announcement(
                kind,
                new Regarding(event.patientId(), event.appointmentId(), event.clinicId()),
                treatmentId,
                slot.practitionerId(),
                slot.start(),
                slot.end(),
                Optional.empty(),
                Optional.empty());
    }

    private Announcement movedFrom(Instant before) {
        return new Announcement(kind, about, treatmentId, practitionerId, start, end, Optional.of(before), price);
    }

    /** At this price, unless it has one. */
    public Announcement promising(Optional<Money> promised) {
        return new Announcement(
                kind, about, treatmentId, practitionerId, start, end, previousStart, price.or(() -> promised));
    }

    /** Whether it comes too late: an event that was delivered again, after those that followed. */
    public boolean isSupersededBy(List<MessageKind> written) {
        return switch (kind) {
            case CONFIRMATION -> !written.isEmpty();
            case RESCHEDULING, REMINDER -> written.contains(MessageKind.CANCELLATION);
            case CANCELLATION -> false;
        };
    }
}
