package io.neonpro.kernel.value;

import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Pattern;

/** Times of day as they are written: hours and minutes, {@code 09:30}, from {@code 00:00} to {@code 23:59}. */
public final class TimesOfDay {

    public static final String FORM = "([01][0-9]|2[0-3]):[0-5][0-9]";
    public static final String EXPECTATION = "must be a time of day in hours and minutes, as 09:30";

    private static final Pattern WRITTEN = Pattern.compile(FORM);

    private static final DateTimeFormatter WRITER = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

    private TimesOfDay() {}

    /**
     * @throws InvalidValue for anything else
     */
    public static LocalTime of(String text) {
        if (!WRITTEN.matcher(text).matches()) {
            throw new InvalidValue(EXPECTATION);
        }
        return LocalTime.parse(text);
    }

    /** As it is read again. */
    static String text(LocalTime time) {
        return WRITER.format(time);
    }
}
