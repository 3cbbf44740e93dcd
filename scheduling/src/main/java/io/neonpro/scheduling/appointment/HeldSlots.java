package io.neonpro.scheduling.appointment;

import io.neonpro.contracts.appointment.Slot;
import io.neonpro.kernel.event.Refused;
import io.neonpro.kernel.event.Rejected;
import io.neonpro.scheduling.availability.Wish;
import io.neonpro.scheduling.hold.Held;
import io.neonpro.scheduling.hold.Holds;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** What a hold promised to a booking. */
@ApplicationScoped
class HeldSlots {

    private final Holds holds;

    HeldSlots(Holds holds) {
        this.holds = holds;
    }

    /**
     * The booking's wish, with the practitioner, the room and the devices of its hold.
     *
     * @return fails with 404 when the caller has no such hold or it has expired, with 422 when it was for
     *     another clinic, treatment, start, practitioner or room
     */
    Uni<Wish> promised(Booking booking) {
        return booking.hold()
                .map(hold -> holds.held(hold).map(held -> promised(booking, held)))
                .orElseGet(() -> Uni.createFrom().item(booking.wish()));
    }

    /** Forgets the hold that the booking used. */
    Uni<Void> spend(Booking booking) {
        return booking.hold().map(holds::spend).orElseGet(() -> Uni.createFrom().voidItem());
    }

    private static Wish promised(Booking booking, Held held) {
        Wish wish = booking.wish();
        Slot slot = held.slot();
        requireSame(booking.clinic(), held.clinicId(), "clinicId");
        requireSame(booking.treatment(), held.treatmentId(), "treatmentId");
        requireSame(wish.start(), slot.start(), "start");
        wish.practitioner().ifPresent(id -> requireSame(id, slot.practitionerId(), "practitionerId"));
        wish.room().ifPresent(id -> requireSame(id, slot.roomId(), "roomId"));
        return new Wish(wish.start(), Optional.of(slot.practitionerId()), Optional.ofNullable(slot.roomId()))
                .preferring(slot);
    }

    private static void requireSame(Object wished, Object held, String field) {
        if (!wished.equals(held)) {
            throw differs(field);
        }
    }

    private static Refused differs(String field) {
        return Rejected.invalid("hold-differs", "The hold is for another " + field + ".")
                .asFailure();
    }
}
