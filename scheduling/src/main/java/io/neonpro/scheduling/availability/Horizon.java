package io.neonpro.scheduling.availability;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The time that can be booked: from now, and not too far ahead. */
record Horizon(Instant now, int maxDaysAhead) {

    static Horizon of(AvailabilitySettings settings) {
        return new Horizon(Instant.now(), settings.maxDaysAhead());
    }

    /** What of a span is within. */
    Optional<Span> of(Span span) {
        Instant latest = now.plus(Duration.ofDays(maxDaysAhead));
        Instant from = span.from().isBefore(now) ? now : span.from();
        Instant until = span.until().isAfter(latest) ? latest : span.until();
        return from.isBefore(until) ? Optional.of(new Span(from, until)) : Optional.empty();
    }
}
