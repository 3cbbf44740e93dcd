package io.neonpro.scheduling.availability;

import io.neonpro.kernel.web.problem.Fault;
import io.neonpro.kernel.web.problem.ProblemException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The span that a client asks about: {@code from} and {@code to} are instants with an offset, or
 * dates of the clinic, of which the second is the last one meant.
 */
public record Window(String from, String to) {

    private static final int MAX_LENGTH = 40;
    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

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
        List<Fault> faults = new ArrayList<>();
        var ends =
                new Ends(start(zone, faults).orElse(EARLIEST), end(zone, faults).orElse(LATEST));
        if (!faults.isEmpty()) {
            throw ProblemException.invalidInput(faults);
        }
        return ends;
    }

    /** Nothing is before the first or after the second. */
    public record Ends(Instant from, Instant until) {}

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
            return Optional.ofNullable(text)
                    .map(value -> instant(value, zone, daysMore))
                    .map(Window::requireReasonable);
        } catch (DateTimeException unreadable) {
            faults.add(new Fault(field, "invalid-value", "must be a date, or a time with its offset"));
            return Optional.empty();
        }
    }

    private static Instant instant(String text, ZoneId zone, int daysMore) {
        if (text.length() > MAX_LENGTH) {
            throw new DateTimeException("too long");
        }
        return text.indexOf('T') < 0
                ? LocalDate.parse(text).plusDays(daysMore).atStartOfDay(zone).toInstant()
                // in a query a plus that was not escaped arrives as a space
                : OffsetDateTime.parse(text.replace(' ', '+')).toInstant();
    }

    private static Instant requireReasonable(Instant instant) {
        if (instant.isBefore(EARLIEST) || instant.isAfter(LATEST)) {
            throw new DateTimeException("out of range");
        }
        return instant;
    }
}
