package io.neonpro.scheduling.appointment;

import io.neonpro.contracts.appointment.AppointmentEvent;
import io.neonpro.contracts.appointment.Slot;
import io.neonpro.kernel.event.Decision;
import io.neonpro.kernel.event.Rejected;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;

/**
 * When what happens to an appointment can be true: nobody arrives before the day or when it is over, is treated before
 * the start, or calls off what is over.
 */
final class Times {

    private static final Duration EARLY = Duration.ofHours(2);

    private Times() {}

    /** The patient can be there on the clinic's day, and around midnight some time before, until its time is over. */
    static Optional<Decision<AppointmentEvent>> notThere(Slot slot, ZonedDateTime now) {
        return notYetThere(slot, now).or(() -> over(slot, now));
    }

    private static Optional<Decision<AppointmentEvent>> notYetThere(Slot slot, ZonedDateTime now) {
        ZoneId clock = now.getZone();
        Instant day =
                slot.start().atZone(clock).toLocalDate().atStartOfDay(clock).toInstant();
        Instant early = slot.start().minus(EARLY);
        return notBefore(early.isBefore(day) ? early : day, now, "Nobody is expected before the day.");
    }

    static Optional<Decision<AppointmentEvent>> notYetBegun(Slot slot, ZonedDateTime now) {
        return notBefore(slot.start(), now, "It has not begun.");
    }

    static Optional<Decision<AppointmentEvent>> over(Slot slot, ZonedDateTime now) {
        return slot.end().isAfter(now.toInstant())
                ? Optional.empty()
                : Optional.of(Decision.refuse(
                        "already-past", "Its time is over: complete it, or note that the patient did not come."));
    }

    private static Optional<Decision<AppointmentEvent>> notBefore(Instant possible, ZonedDateTime now, String detail) {
        return now.toInstant().isBefore(possible)
                ? Optional.of(Decision.refuse(Rejected.conflict("too-early", detail)
                        .with("possibleFrom", possible.atZone(now.getZone()).toOffsetDateTime())))
                : Optional.empty();
    }
}
