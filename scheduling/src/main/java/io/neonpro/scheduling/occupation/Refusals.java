package io.neonpro.scheduling.occupation;

import io.neonpro.kernel.event.Refused;
import io.neonpro.kernel.event.Rejected;
import io.neonpro.scheduling.availability.Assignment.Reason;
import io.neonpro.scheduling.availability.Candidate;
import io.neonpro.scheduling.availability.Kind;
import io.neonpro.scheduling.availability.OfferedSlot;
import io.neonpro.scheduling.availability.Wish;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Why a slot is not given. */
final class Refusals {

    private Refusals() {}

    /** Somebody else has it; says what is in the way, and what is free instead. */
    static Refused taken(List<Conflict> conflicts, List<OfferedSlot> alternatives, ZoneId zone) {
        return Rejected.conflict("slot-taken", "Somebody else has this slot.")
                .with("conflicts", conflicts.stream().map(one -> one.at(zone)).toList())
                .with("alternatives", alternatives)
                .asFailure();
    }

    /** It can never be given, for all of these reasons. */
    static Refused unsuitable(List<Reason> reasons) {
        return Rejected.invalid("slot-not-bookable", "This cannot be booked; see the errors.")
                .with("errors", reasons)
                .asFailure();
    }

    static Refused outOfRange(int maxDaysAhead) {
        return unsuitable(
                List.of(new Reason("start", "out-of-range", "must be within the next " + maxDaysAhead + " days")));
    }

    /**
     * @throws Refused when the wish names somebody or something that is not there
     */
    static void requireKnown(Wish wish, List<Candidate> candidates) {
        requireKnown(wish.practitioner(), Kind.PRACTITIONER, candidates);
        requireKnown(wish.room(), Kind.ROOM, candidates);
    }

    private static void requireKnown(Optional<UUID> id, Kind kind, List<Candidate> candidates) {
        boolean isKnown = id.isEmpty()
                || candidates.stream()
                        .filter(one -> one.kind() == kind)
                        .anyMatch(one -> one.id().equals(id.get()));
        if (!isKnown) {
            String name = kind.code();
            throw Rejected.missing(name + "-not-found", "There is no such " + name + ".")
                    .asFailure();
        }
    }
}
