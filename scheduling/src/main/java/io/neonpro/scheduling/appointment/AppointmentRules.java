package io.neonpro.scheduling.appointment;

import static io.neonpro.scheduling.appointment.Status.CANCELLED;
import static io.neonpro.scheduling.appointment.Status.CHECKED_IN;
import static io.neonpro.scheduling.appointment.Status.COMPLETED;
import static io.neonpro.scheduling.appointment.Status.CONFIRMED;
import static io.neonpro.scheduling.appointment.Status.NO_SHOW;
import static io.neonpro.scheduling.appointment.Status.SCHEDULED;

import io.neonpro.contracts.appointment.AppointmentEvent;
import io.neonpro.contracts.appointment.AppointmentEvent.Cancelled;
import io.neonpro.contracts.appointment.AppointmentEvent.CheckedIn;
import io.neonpro.contracts.appointment.AppointmentEvent.Completed;
import io.neonpro.contracts.appointment.AppointmentEvent.Confirmed;
import io.neonpro.contracts.appointment.AppointmentEvent.NoShow;
import io.neonpro.contracts.appointment.AppointmentEvent.Rescheduled;
import io.neonpro.contracts.appointment.AppointmentEvent.Scheduled;
import io.neonpro.contracts.appointment.Slot;
import io.neonpro.kernel.event.Decider;
import io.neonpro.kernel.event.Decision;
import io.neonpro.kernel.event.Rejected;
import io.neonpro.scheduling.appointment.AppointmentCommand.Cancel;
import io.neonpro.scheduling.appointment.AppointmentCommand.CheckIn;
import io.neonpro.scheduling.appointment.AppointmentCommand.Complete;
import io.neonpro.scheduling.appointment.AppointmentCommand.Confirm;
import io.neonpro.scheduling.appointment.AppointmentCommand.Miss;
import io.neonpro.scheduling.appointment.AppointmentCommand.Reschedule;
import io.neonpro.scheduling.appointment.AppointmentCommand.Schedule;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * What may happen to an appointment and when, and what each happening makes of it. Once the patient
 * is there it does not move any more; once it is completed, cancelled or missed, nothing happens to
 * it; once its time is over, it can only be completed or missed.
 */
public final class AppointmentRules implements Decider<AppointmentCommand, Appointment, AppointmentEvent> {

    private static final Set<Status> AWAITED = Set.of(SCHEDULED, CONFIRMED);
    private static final Set<Status> OPEN = Set.of(SCHEDULED, CONFIRMED, CHECKED_IN);

    @Override
    public Appointment initial() {
        return Appointment.NONE;
    }

    @Override
    public Decision<AppointmentEvent> decide(AppointmentCommand command, Appointment now) {
        if (!now.exists()) {
            return command instanceof Schedule schedule
                    ? Decision.accept(scheduled(schedule))
                    : Decision.refuse(Rejected.missing("appointment-not-found", "There is no such appointment."));
        }
        return switch (command) {
            case Schedule c -> Decision.refuse("appointment-exists", "It was booked already.");
            case Reschedule c -> move(now, c);
            case Cancel c -> end(CANCELLED, OPEN, now, Times.over(now.slot(), c.now()), () -> cancelled(now, c));
            case Confirm c -> end(CONFIRMED, AWAITED, now, Times.over(now.slot(), c.now()), () -> confirmed(now));
            case CheckIn c -> end(CHECKED_IN, AWAITED, now, Times.notThere(now.slot(), c.now()), () -> checkedIn(now));
            case Complete c -> end(COMPLETED, OPEN, now, Times.notYetBegun(now.slot(), c.now()), () -> completed(now));
            case Miss c -> end(NO_SHOW, OPEN, now, Times.notYetBegun(now.slot(), c.now()), () -> missed(now));
        };
    }

    /** Moving it to where it is asks whether it may move. */
    private static Decision<AppointmentEvent> move(Appointment now, Reschedule command) {
        if (!AWAITED.contains(now.status())) {
            return refuse(now);
        }
        return Times.over(now.slot(), command.now()).orElseGet(() -> moved(now, command.slot()));
    }

    private static Decision<AppointmentEvent> moved(Appointment now, Slot to) {
        return to.isSameAs(now.slot())
                ? Decision.nothing()
                : Decision.accept(new Rescheduled(
                        now.id(),
                        now.clinic(),
                        now.patient(),
                        now.treatment(),
                        now.slot().start(),
                        to,
                        now.promise().price(),
                        now.promise().catalogueRevision()));
    }

    /** Asking again for what is so already changes nothing, whenever that is. */
    private static Decision<AppointmentEvent> end(
            Status wanted,
            Set<Status> allowed,
            Appointment now,
            Optional<Decision<AppointmentEvent>> untimely,
            Supplier<AppointmentEvent> event) {
        if (now.status() == wanted) {
            return Decision.nothing();
        }
        return allowed.contains(now.status()) ? untimely.orElseGet(() -> Decision.accept(event.get())) : refuse(now);
    }

    private static Decision<AppointmentEvent> refuse(Appointment now) {
        return Decision.refuse(
                "appointment-" + now.status().code(),
                "This is not possible any more: the appointment is "
                        + now.status().code() + ".");
    }

    private static Scheduled scheduled(Schedule c) {
        Promise promise = c.promise();
        return new Scheduled(
                c.id(), c.clinic(), c.patient(), c.treatment(), c.slot(), promise.price(), promise.catalogueRevision());
    }

    private static Cancelled cancelled(Appointment now, Cancel c) {
        return new Cancelled(now.id(), now.clinic(), now.patient(), now.treatment(), now.slot(), c.reasonCode());
    }

    private static Confirmed confirmed(Appointment now) {
        return new Confirmed(now.id(), now.clinic(), now.patient(), now.treatment(), now.slot());
    }

    private static CheckedIn checkedIn(Appointment now) {
        return new CheckedIn(now.id(), now.clinic(), now.patient(), now.treatment(), now.slot());
    }

    private static Completed completed(Appointment now) {
        Promise promise = now.promise();
        return new Completed(
                now.id(),
                now.clinic(),
                now.patient(),
                now.treatment(),
                now.slot(),
                promise.price(),
                promise.catalogueRevision());
    }

    private static NoShow missed(Appointment now) {
        return new NoShow(now.id(), now.clinic(), now.patient(), now.treatment(), now.slot());
    }

    @Override
    public Appointment evolve(Appointment before, AppointmentEvent event) {
        return switch (event) {
            case Scheduled e -> Appointment.scheduled(e);
            case Rescheduled e -> before.movedTo(e.slot());
            case Confirmed e -> before.as(CONFIRMED);
            case CheckedIn e -> before.as(CHECKED_IN);
            case Completed e -> before.as(COMPLETED);
            case Cancelled e -> before.as(CANCELLED);
            case NoShow e -> before.as(NO_SHOW);
        };
    }
}
