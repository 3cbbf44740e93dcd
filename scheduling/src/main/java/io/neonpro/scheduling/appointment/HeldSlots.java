package io.neonpro.scheduling.appointment;

import io.neonpro.kernel.event.Refused;
import io.neonpro.kernel.event.Rejected;
import io.neonpro.scheduling.availability.Kind;
import io.neonpro.scheduling.availability.Wish;
import io.neonpro.scheduling.hold.Holds;
import io.neonpro.scheduling.occupation.Occupant;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What a hold promised to a booking. */
@ApplicationScoped
class HeldSlots {

    private final Holds holds;

    HeldSlots(Holds holds) {
        this.holds = holds;
    }

    /**
     * The booking's wish, with the practitioner and the room of its hold.
     *
     * @return fails with 404 when there is no such hold or it has expired, with 422 when it was for
     *     another start, practitioner or room
     */
    Uni<Wish> promised(Booking booking) {
        return booking.hold()
                .map(hold -> holds.held(hold).map(held -> promised(booking.wish(), held)))
                .orElseGet(() -> Uni.createFrom().item(booking.wish()));
    }

    private static Wish promised(Wish wish, List<Occupant> held) {
        if (!held.getFirst().from().equals(wish.start())) {
            throw differs("start");
        }
        return new Wish(
                wish.start(),
                same(wish.practitioner(), idOf(Kind.PRACTITIONER, held), "practitionerId"),
                same(wish.room(), idOf(Kind.ROOM, held), "roomId"));
    }

    private static Optional<UUID> same(Optional<UUID> wish, Optional<UUID> held, String field) {
        if (wish.isPresent() && !wish.equals(held)) {
            throw differs(field);
        }
        return held;
    }

    private static Optional<UUID> idOf(Kind kind, List<Occupant> held) {
        return held.stream().filter(one -> one.kind() == kind).map(Occupant::id).findFirst();
    }

    private static Refused differs(String field) {
        return Rejected.invalid("hold-differs", "The hold is for another " + field + ".")
                .asFailure();
    }
}
