package io.neonpro.scheduling.availability;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.stream.Stream;

/** A stretch of time: from, until before. */
public record Span(Instant from, Instant until) {

    public Span {
        if (!from.isBefore(until)) {
            throw new IllegalArgumentException("a span begins before it ends: " + from);
        }
    }

    public static Span of(Instant from, Duration length) {
        return new Span(from, from.plus(length));
    }

    /** The day of an instant on the clocks of a zone. */
    public static Span dayOf(Instant instant, ZoneId zone) {
        LocalDate day = instant.atZone(zone).toLocalDate();
        return new Span(
                day.atStartOfDay(zone).toInstant(),
                day.plusDays(1).atStartOfDay(zone).toInstant());
    }

    /** Its beginning, or all of it when that is not longer. */
    Span first(Duration length) {
        Instant end = from.plus(length);
        return end.isBefore(until) ? new Span(from, end) : this;
    }

    /** It and the time after it. */
    Span longerBy(Duration more) {
        return new Span(from, until.plus(more));
    }

    /** What is left of it, ordered. */
    Stream<Span> without(Span other) {
        return overlaps(other) ? Stream.concat(before(other.from), after(other.until)) : Stream.of(this);
    }

    private Stream<Span> before(Instant end) {
        return from.isBefore(end) ? Stream.of(new Span(from, end)) : Stream.empty();
    }

    private Stream<Span> after(Instant begin) {
        return begin.isBefore(until) ? Stream.of(new Span(begin, until)) : Stream.empty();
    }

    public boolean contains(Span other) {
        return !other.from.isBefore(from) && !other.until.isAfter(until);
    }

    public boolean overlaps(Span other) {
        return from.isBefore(other.until) && other.from.isBefore(until);
    }
}
