package io.neonpro.kernel.value;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.regex.Pattern;

/**
 * Days of the calendar as they are written: ISO 8601, {@code 2026-01-31}, within bounds that Java, PostgreSQL and
 * JSON's readers all hold. Narrower rules, such as that nobody was born tomorrow, come on top.
 */
public final class Dates {

    public static final LocalDate EARLIEST = LocalDate.of(1900, 1, 1);
    public static final LocalDate LATEST = LocalDate.of(2199, 12, 31);

    public static final String FORM = "[0-9]{4}-[0-9]{2}-[0-9]{2}";
    public static final String EXPECTATION = "must be a date that exists, as 2026-01-31, from 1900 to 2199";

    private static final Pattern WRITTEN = Pattern.compile(FORM);

    private Dates() {}

    /**
     * @throws InvalidValue for anything else
     */
    public static LocalDate of(String text) {
        if (!WRITTEN.matcher(text).matches()) {
            throw new InvalidValue(EXPECTATION);
        }
        LocalDate date = parsed(text);
        if (date.isBefore(EARLIEST) || date.isAfter(LATEST)) {
            throw new InvalidValue(EXPECTATION);
        }
        return date;
    }

    private static LocalDate parsed(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException unreal) {
            throw new InvalidValue(EXPECTATION);
        }
    }
}
