package io.neonpro.kernel.workflow;

import io.neonpro.kernel.event.Rejected;
import io.neonpro.kernel.workflow.TripEvent.Asked;
import io.neonpro.kernel.workflow.TripEvent.Confirmed;
import io.neonpro.kernel.workflow.TripEvent.FlightBooked;
import io.neonpro.kernel.workflow.TripEvent.HotelBooked;
import io.neonpro.kernel.workflow.TripEvent.SeatTaken;
import io.neonpro.kernel.workflow.TripEvent.Unconfirmed;
import org.jspecify.annotations.Nullable;

/** A hotel elsewhere, a seat here, a flight elsewhere: the smallest process of which every part may go wrong. */
record Trip(@Nullable Asked asked, String next) {

    static final String HOTEL = "hotel";
    static final String SEAT = "seat";
    static final String FLIGHT = "flight";

    static final class Rules implements Course<Trip, TripEvent> {

        @Override
        public Trip initial() {
            return new Trip(null, "");
        }

        @Override
        public Trip evolve(Trip trip, TripEvent event) {
            return switch (event) {
                case Asked asked -> new Trip(asked, HOTEL);
                case HotelBooked booked -> new Trip(trip.asked, SEAT);
                case SeatTaken taken -> new Trip(trip.asked, FLIGHT);
                case FlightBooked booked -> new Trip(trip.asked, trip.asked.confirmedBy() == null ? "end" : "wait");
                case Confirmed confirmed -> new Trip(trip.asked, "end");
                case Unconfirmed unconfirmed -> new Trip(trip.asked, "nothing");
            };
        }

        @Override
        public Next<TripEvent> next(Trip trip) {
            return switch (trip.next) {
                case "end" -> new Next.Finish<>();
                case "wait" -> new Next.Wait<>(trip.asked.confirmedBy(), new Unconfirmed());
                case "nothing" -> new Next.Abandon<>(Rejected.conflict("unconfirmed", "Nobody has confirmed it."));
                default -> new Next.Take<>(trip.next);
            };
        }
    }
}
