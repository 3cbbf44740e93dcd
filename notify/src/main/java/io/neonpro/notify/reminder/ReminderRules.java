package io.neonpro.notify.reminder;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;

/** When a patient is reminded of an appointment: in the morning, by the clinic's clock, so many days before. */
public final class ReminderRules {

    private static final LocalTime AT = LocalTime.of(10, 0);

    /** Who was told of the appointment a moment ago need not be reminded of it. */
    private static final Duration AFTER_BOOKING = Duration.ofHours(3);

    private static final Duration BEFORE_START = Duration.ofHours(2);

    private ReminderRules() {}

    /**
     * Empty when it was made, or moved, too late for that.
     *
     * @param daysBefore 0 for never
     * @param toldAt when the patient is told of it
     */
    public static Optional<Instant> due(Instant start, ZoneId clinic, int daysBefore, Instant toldAt) {
        Instant due = LocalDate.ofInstant(start, clinic)
                .minusDays(daysBefore)
                .atTime(AT)
                .atZone(clinic)
                .toInstant();
        return Optional.of(due).filter(at -> daysBefore > 0 && !at.isBefore(toldAt.plus(AFTER_BOOKING)));
    }

    /** Whether a reminder that is late itself is of no use any more. */
    public static boolean isTooLate(Instant start, Instant now) {
        return now.isAfter(start.minus(BEFORE_START));
    }
}
