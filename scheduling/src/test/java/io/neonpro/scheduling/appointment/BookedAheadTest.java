package io.neonpro.scheduling.appointment;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What is counted of bookings, so that it is foreseen how busy a day will be. */
class BookedAheadTest {

    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private final BookedAhead bookedAhead = new BookedAhead(metrics);

    @Test
    void aBookingIsCountedByItsWholeDaysAhead() {
        bookedAhead.count(Instant.now().plus(Duration.ofHours(47)));

        assertThat(metrics.counter("neonpro.appointments.booked", "lead", "1").count())
                .isEqualTo(1);
        assertThat(metrics.getMeters()).hasSize(1);
    }

    @Test
    void whatIsFarAheadOrOverSaysNothingOfADay() {
        bookedAhead.count(Instant.now().plus(Duration.ofDays(40)));
        bookedAhead.count(Instant.now().minus(Duration.ofDays(2)));

        assertThat(metrics.getMeters()).isEmpty();
    }
}
