package io.neonpro.scheduling.availability;

import io.neonpro.kernel.value.Dates;
import io.neonpro.kernel.value.Instants;
import io.neonpro.kernel.value.InvalidValue;
import io.neonpro.kernel.web.problem.Fault;
import io.neonpro.kernel.web.problem.ProblemException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The span that a client asks about: {@code from} and {@code to} are instants with an offset, or
 * dates of the clinic, of which the second is the last one meant.
 */
public record Window(String from, String to) {

    private static final int DATE_LENGTH = 10;

    /** Where it is some day first, and last. */
    private static final ZoneOffset EARLIEST_CLOCK = ZoneOffset.ofHours(14);

    private static final ZoneOffset LATEST_CLOCK = ZoneOffset.ofHours(-12);

    private static final String EXPECTATION =
            "must be a date, as 2026-01-31, or a date-time with an offset, as 2026-01-31T09:30:00-03:00,"
                    + " from 1900 to 2199";

    /**
     * Both ends are needed.
     *
     * @throws ProblemException 400 naming each end that is missing, unreadable or in the wrong
     *     order
     */
    public Span span(ZoneId zone, int maxDays) {
        List<Fault> faults = new ArrayList<>();
        Optional<Instant> start = start(zone, faults);
        Optional<Instant> end = end(zone, faults);
        if (from == null) {
            faults.add(new Fault("from", "required", "is required"));
        }
        if (to == null) {
            faults.add(new Fault("to", "required", "is required"));
        }
        if (start.isPresent() && end.isPresent()) {
            check(start.get(), end.get(), maxDays).ifPresent(faults::add);
        }
        if (!faults.isEmpty()) {
            throw ProblemException.invalidInput(faults);
        }
        return new Span(start.orElseThrow(), end.orElseThrow());
    }

    /** Where it begins and ends, as far as the client says. */
    public Ends ends(ZoneId zone) {
        return ends(zone, zone);
    }

    /** The same on any clock: as wide as the days of all zones are together, and which days these are. */
    public Ends endsAnywhere() {
        Ends widest = ends(EARLIEST_CLOCK, LATEST_CLOCK);
        return new Ends(widest.from(), widest.until(), day(from, 0), day(to, 1));
    }

    private Ends ends(ZoneId first, ZoneId last) {
        List<Fault> faults = new ArrayList<>();
        var ends = new Ends(
                start(first, faults).orElse(Instants.EARLIEST),
                end(last, faults).orElse(Instants.LATEST),
                null,
                null);
        if (!faults.isEmpty()) {
            throw ProblemException.invalidInput(faults);
        }
        return ends;
    }

    /**
     * Nothing is before the first or after the second.
     *
     * @param firstDay nothing is before it on its own clock; null where the instant says it all
     * @param dayAfter nothing is on it or later, likewise
     */
    public record Ends(Instant from, Instant until, LocalDate firstDay, LocalDate dayAfter) {}

    private static Optional<Fault> check(Instant start, Instant end, int maxDays) {
        if (!start.isBefore(end)) {
            return Optional.of(new Fault("to", "invalid-value", "must be after from"));
        }
        return start.plusSeconds(maxDays * 86_400L + 7200).isBefore(end)
                ? Optional.of(new Fault("to", "invalid-value", "must be within " + maxDays + " days"))
                : Optional.empty();
    }

    private Optional<Instant> start(ZoneId zone, List<Fault> faults) {
        return read("from", from, zone, 0, faults);
    }

    private Optional<Instant> end(ZoneId zone, List<Fault> faults) {
        return read("to", to, zone, 1, faults);
    }

    private static Optional<Instant> read(String field, String text, ZoneId zone, int daysMore, List<Fault> faults) {
        try {
            return Optional.ofNullable(text).map(value -> instant(value, zone, daysMore));
        } catch (InvalidValue unreadable) {
            faults.add(new Fault(field, unreadable.code(), EXPECTATION));
            return Optional.empty();
        }
    }

    private static LocalDate day(String text, int daysMore) {
        return text == null || text.length() > DATE_LENGTH
                ? null
                : Dates.of(text).plusDays(daysMore);
    }

    private static Instant instant(String text, ZoneId zone, int daysMore) {
        return text.length() > DATE_LENGTH
                ? Instants.ofQuery(text).toInstant()
                : Dates.of(text).plusDays(daysMore).atStartOfDay(zone).toInstant();
    }
}
