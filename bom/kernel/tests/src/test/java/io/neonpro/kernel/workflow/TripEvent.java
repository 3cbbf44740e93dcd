package io.neonpro.kernel.workflow;

import io.neonpro.kernel.event.EventType;
import io.neonpro.kernel.event.Personal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What happens to a trip. */
sealed interface TripEvent {

    /**
     * @param confirmedBy when somebody has to have confirmed it; absent when nobody needs to
     */
    @EventType("io.neonpro.test.trip-asked")
    record Asked(
            int number,
            @Nullable Instant confirmedBy,
            @Personal @Nullable String name) implements TripEvent {}

    @EventType("io.neonpro.test.hotel-booked")
    record HotelBooked() implements TripEvent {}

    @EventType("io.neonpro.test.seat-taken")
    record SeatTaken() implements TripEvent {}

    @EventType("io.neonpro.test.flight-booked")
    record FlightBooked() implements TripEvent {}

    @EventType("io.neonpro.test.trip-confirmed")
    record Confirmed() implements TripEvent {}

    @EventType("io.neonpro.test.trip-unconfirmed")
    record Unconfirmed() implements TripEvent {}
}
