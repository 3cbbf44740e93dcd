package io.neonpro.scheduling.appointment;

import io.neonpro.contracts.appointment.Slot;
import java.util.UUID;

/** What can be asked of an appointment. */
public sealed interface AppointmentCommand {

    /** Book it, in a slot that is occupied for it already. */
    record Schedule(UUID id, UUID clinic, UUID patient, UUID treatment, Slot slot) implements AppointmentCommand {}

    /** Move it to a slot that is occupied for it already. */
    record Reschedule(Slot slot) implements AppointmentCommand {}

    /**
     * Call it off.
     *
     * @param reasonCode in kebab-case, or null
     */
    record Cancel(String reasonCode) implements AppointmentCommand {}

    /** The patient says they will come. */
    record Confirm() implements AppointmentCommand {}

    /** The patient is there. */
    record CheckIn() implements AppointmentCommand {}

    /** The treatment was given. */
    record Complete() implements AppointmentCommand {}

    /** The patient did not come. */
    record Miss() implements AppointmentCommand {}
}
