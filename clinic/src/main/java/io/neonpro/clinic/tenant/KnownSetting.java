package io.neonpro.clinic.tenant;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A setting that some service reads, and goes by.
 *
 * @param expectation of its value, to complete "it …"
 */
record KnownSetting(String expectation, Predicate<Object> rule) {

    /** A setting comes here together with the code that reads it. */
    private static final Map<String, KnownSetting> ALL = Map.of(
            // billing: days from the treatment, on the clinic's calendar, until it must be paid
            "billing.dueDays", wholeNumber(0, 120),
            // notify: days before an appointment, on the clinic's calendar, on which its patient is reminded; 0 for
            // never
            "features.reminderDays", wholeNumber(0, 14),
            // patient: whether people of all clinics see all patients, and not only those whom their clinics know
            "compliance.sharedPatients", flag());

    static Optional<KnownSetting> of(String path) {
        return Optional.ofNullable(ALL.get(path));
    }

    boolean accepts(Object value) {
        return rule.test(value);
    }

    private static KnownSetting wholeNumber(int least, int most) {
        return new KnownSetting(
                "must be a whole number from %d to %d".formatted(least, most),
                value -> value instanceof Number number && isBetween(new BigDecimal(number.toString()), least, most));
    }

    private static KnownSetting flag() {
        return new KnownSetting("must be true or false", Boolean.class::isInstance);
    }

    private static boolean isBetween(BigDecimal number, int least, int most) {
        return number.stripTrailingZeros().scale() <= 0
                && number.compareTo(BigDecimal.valueOf(least)) >= 0
                && number.compareTo(BigDecimal.valueOf(most)) <= 0;
    }
}
