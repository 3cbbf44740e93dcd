package io.neonpro.scheduling.occupation;

import io.neonpro.kernel.event.Flaw;
import io.neonpro.kernel.event.Refused;
import io.neonpro.kernel.event.Rejected;
import io.neonpro.scheduling.availability.Asker;
import io.neonpro.scheduling.availability.Candidate;
import io.neonpro.scheduling.availability.Kind;
import io.neonpro.scheduling.availability.OfferedSlot;
import io.neonpro.scheduling.availability.Wish;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;

/** Why a slot is not given. */
final class Refusals {

    /** Treatment and room of an appointment stay what they are. */
    private static final Set<String> ASKED_OF_A_MOVE = Set.of("start", "practitionerId");

    private Refusals() {}

    /** It is taken; says what is in the way, as far as the caller may see that, and what is free instead. */
    static Refused taken(Claim claim, List<Conflict.Found> conflicts, List<OfferedSlot> alternatives, ZoneId zone) {
        Optional<UUID> own = conflicts.stream()
                .map(Conflict.Found::holdOfCaller)
                .filter(Objects::nonNull)
                .findFirst();
        Rejected taken = Rejected.conflict("slot-taken", detail(claim, conflicts, own))
                .with(
                        "conflicts",
                        conflicts.stream()
                                .filter(Refusals::isShown)
                                .map(one -> one.at(zone))
                                .toList())
                .with("alternatives", alternatives);
        return own.map(hold -> taken.with("yourHold", hold)).orElse(taken).asFailure();
    }

    private static boolean isShown(Conflict.Found conflict) {
        return conflict.holdOfCaller() != null || Asker.maySee(conflict.resourceId());
    }

    private static String detail(Claim claim, List<Conflict.Found> conflicts, Optional<UUID> own) {
        Set<Kind> kinds = conflicts.stream().map(Conflict.Found::kind).collect(Collectors.toCollection(TreeSet::new));
        if (own.isPresent()) {
            return claim.isMove()
                    ? "A hold of your own is in the way; let it go first."
                    : "A hold of your own is in the way; to book what it keeps free, name it in holdId.";
        }
        if (kinds.equals(Set.of(Kind.PATIENT))) {
            return "The patient has another appointment at this time.";
        }
        if (kinds.isEmpty()) {
            return "Somebody else was faster.";
        }
        String who = kinds.stream().map(Kind::code).collect(Collectors.joining(", "));
        boolean isHeld = conflicts.stream().allMatch(one -> one.by() == Conflict.By.HOLD);
        return isHeld ? "Somebody else holds this slot for some minutes." : "Not free at this time: " + who + ".";
    }

    /** It can never be given, for all of these reasons, each told of what the request has. */
    static Refused unsuitable(Claim claim, List<Flaw> reasons) {
        return Rejected.invalid("slot-not-bookable", "This cannot be booked; see the errors.")
                .naming(reasons.stream()
                        .map(reason -> claim.isMove() ? ofMove(reason) : reason)
                        .toList())
                .asFailure();
    }

    private static Flaw ofMove(Flaw reason) {
        return ASKED_OF_A_MOVE.contains(reason.field())
                ? reason
                : new Flaw("", reason.code(), "it " + reason.message());
    }

    static Refused outOfRange(Claim claim, int maxDaysAhead) {
        return unsuitable(
                claim, List.of(new Flaw("start", "out-of-range", "must be within the next " + maxDaysAhead + " days")));
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
