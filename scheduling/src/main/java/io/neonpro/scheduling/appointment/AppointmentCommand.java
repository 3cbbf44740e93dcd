package io.neonpro.scheduling.appointment;

import io.neonpro.contracts.appointment.Slot;
import java.time.ZonedDateTime;
import java.util.UUID;

/** What can be asked of an appointment. */
public sealed interface AppointmentCommand {

    /** Book it, in a slot that is occupied for it already. */
    record Schedule(UUID id, UUID clinic, UUID patient, UUID treatment, Slot slot, Promise promise)
            implements AppointmentCommand {}

    /** Move it to a slot that is occupied for it already; now, on the clinic's clock. */
    record Reschedule(Slot slot, ZonedDateTime now) implements AppointmentCommand {}

    /**
     * Call it off.
     *
     * @param reasonCode in kebab-case, or null
     * @param now on the clinic's clock
     */
    record Cancel(String reasonCode, ZonedDateTime now) implements AppointmentCommand {}

    /** The patient says they will come; now, on the clinic's clock. */
    record Confirm(ZonedDateTime now) implements AppointmentCommand {}

    /** The patient is there; now, on the clinic's clock. */
    record CheckIn(ZonedDateTime now) implements AppointmentCommand {}

    /** The treatment was given; now, on the clinic's clock. */
    record Complete(ZonedDateTime now) implements AppointmentCommand {}

    /** The patient did not come, or did not stay; now, on the clinic's clock. */
    record Miss(ZonedDateTime now) implements AppointmentCommand {}
}
