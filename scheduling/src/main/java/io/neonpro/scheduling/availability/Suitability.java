package io.neonpro.scheduling.availability;

import io.neonpro.scheduling.availability.Assignment.Reason;
import io.neonpro.scheduling.calendar.Treatment;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Every reason why a wish can never be fulfilled, whoever else books or cancels. */
record Suitability(Team team, Wish wish) {

    /**
     * @param earliest before which nothing can begin any more
     */
    List<Reason> reasons(Instant earliest) {
        return Stream.of(
                        inThePast(earliest),
                        notAWholeMinute(),
                        closed(),
                        practitioner(),
                        missingRoom(),
                        missingDevice())
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<Reason> inThePast(Instant earliest) {
        return reason(wish.start().isBefore(earliest), "start", "in-the-past", "must not be past");
    }

    private Optional<Reason> notAWholeMinute() {
        boolean isBetween =
                wish.start().getEpochSecond() % 60 != 0 || wish.start().getNano() != 0;
        return reason(isBetween, "start", "not-a-whole-minute", "must be a whole minute");
    }

    private Optional<Reason> closed() {
        Span span = team.occupation(wish.start());
        return reason(
                team.openings().stream().noneMatch(opening -> opening.contains(span)),
                "start",
                "outside-opening-hours",
                "must be, with the clean-up after it, while the clinic is open");
    }

    private Optional<Reason> practitioner() {
        if (team.practitioners().stream().noneMatch(Candidate::isPresent)) {
            return reason(
                    true, "practitionerId", "practitioner-not-at-clinic", "must be somebody who works at the clinic");
        }
        if (team.eligible().findAny().isEmpty()) {
            return reason(
                    true,
                    "practitionerId",
                    "practitioner-not-eligible",
                    "must be of one of these professions: " + professions());
        }
        Span span = team.occupation(wish.start());
        return reason(
                team.eligible().noneMatch(one -> one.isOpen(span)),
                wish.practitioner().isPresent() ? "practitionerId" : "start",
                "outside-working-hours",
                "must be, with the clean-up after it, while a practitioner works");
    }

    private String professions() {
        return String.join(", ", team.treatment().requires().categories());
    }

    private Optional<Reason> missingRoom() {
        return reason(
                team.needsRoom() && team.rooms().isEmpty(),
                "roomId",
                "no-room",
                "must be a room, and the clinic has none");
    }

    private Optional<Reason> missingDevice() {
        List<String> types = team.treatment().deviceTypes();
        List<String> missing = types.stream()
                .distinct()
                .filter(type -> team.devicesOf(type).count() < Collections.frequency(types, type))
                .map(type -> type.equals(Treatment.ANY_TYPE) ? "any" : type)
                .toList();
        return reason(
                !missing.isEmpty(),
                "treatmentId",
                "no-device",
                "needs devices that the clinic lacks: " + String.join(", ", missing));
    }

    private static Optional<Reason> reason(boolean holds, String field, String code, String message) {
        return holds ? Optional.of(new Reason(field, code, message)) : Optional.empty();
    }
}
