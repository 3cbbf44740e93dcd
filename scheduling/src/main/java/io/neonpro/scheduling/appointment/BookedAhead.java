package io.neonpro.scheduling.appointment;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;

/** Counts what is booked, by how many days ahead: what was booked for a day says, the day before, how busy it will be. */
@ApplicationScoped
class BookedAhead {

    /** What is further ahead says little of a day, and each number is a series. */
    private static final int MAX_DAYS = 14;

    private final MeterRegistry metrics;

    BookedAhead(MeterRegistry metrics) {
        this.metrics = metrics;
    }

    void count(Instant start) {
        long days = Duration.between(Instant.now(), start).toDays();
        if (days >= 0 && days <= MAX_DAYS) {
            metrics.counter("neonpro.appointments.booked", "lead", Long.toString(days))
                    .increment();
        }
    }
}
