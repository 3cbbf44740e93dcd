package io.neonpro.kernel.value;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.regex.Pattern;

/**
 * Instants as they are written: ISO 8601 date-times with an offset, {@code 2026-01-31T09:30:00-03:00} or
 * {@code …T12:30:00Z}, in upper case. Seconds may be left out; of a second up to nine decimals are read and six
 * kept, which is what PostgreSQL holds. There is no leap second and no offset beyond 18 hours.
 */
public final class Instants {

    public static final Instant EARLIEST = Instant.parse("1900-01-01T00:00:00Z");

    /** Exclusive. */
    public static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

    public static final String FORM =
            Dates.FORM + "T[0-9]{2}:[0-9]{2}(:[0-9]{2}(\\.[0-9]{1,9})?)?(Z|[+-][0-9]{2}:[0-9]{2})";

    public static final String EXPECTATION =
            "must be a date-time with an offset, as 2026-01-31T09:30:00-03:00, from 1900 to 2199";

    private static final Pattern WRITTEN = Pattern.compile(FORM);

    private Instants() {}

    /**
     * @throws InvalidValue for anything else
     */
    public static OffsetDateTime of(String text) {
        if (!WRITTEN.matcher(text).matches()) {
            throw new InvalidValue(EXPECTATION);
        }
        OffsetDateTime read = parsed(text);
        Instant instant = read.toInstant();
        if (instant.isBefore(EARLIEST) || !instant.isBefore(LATEST)) {
            throw new InvalidValue(EXPECTATION);
        }
        return read;
    }

    /**
     * The same of a query, where a plus that was not escaped arrives as a space.
     *
     * @throws InvalidValue for anything else
     */
    public static OffsetDateTime ofQuery(String text) {
        return of(text.replace(' ', '+'));
    }

    private static OffsetDateTime parsed(String text) {
        try {
            return OffsetDateTime.parse(text).truncatedTo(ChronoUnit.MICROS);
        } catch (DateTimeException unreal) {
            throw new InvalidValue(EXPECTATION);
        }
    }
}
