package io.neonpro.scheduling.availability;

import io.neonpro.kernel.event.Flaw;
import io.neonpro.scheduling.calendar.Treatment;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Every reason why a wish can never be fulfilled, whoever else books or cancels. */
record Suitability(Team team, Wish wish) {

    /**
     * @param earliest before which nothing can begin any more
     */
    List<Flaw> reasons(Instant earliest) {
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

    private Optional<Flaw> inThePast(Instant earliest) {
        return reason(wish.start().isBefore(earliest), "start", "in-the-past", "must not be past");
    }

    private Optional<Flaw> notAWholeMinute() {
        boolean isBetween =
                wish.start().getEpochSecond() % 60 != 0 || wish.start().getNano() != 0;
        return reason(isBetween, "start", "not-a-whole-minute", "must be a whole minute");
    }

    private Optional<Flaw> closed() {
        Span span = team.occupation(wish.start());
        return reason(
                team.openings().stream().noneMatch(opening -> opening.contains(span)),
                "start",
                "outside-opening-hours",
                "must be, with the clean-up after it, while the clinic is open");
    }

    private Optional<Flaw> practitioner() {
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

    private Optional<Flaw> missingRoom() {
        return reason(
                team.lacksRoom(),
                wish.room().isPresent() ? "roomId" : "treatmentId",
                "no-room",
                "needs a room, and the clinic has none");
    }

    private Optional<Flaw> missingDevice() {
        List<String> missing = team.lackingTypes().stream()
                .map(type -> type.equals(Treatment.ANY_TYPE) ? "any" : type)
                .toList();
        return reason(
                !missing.isEmpty(),
                "treatmentId",
                "no-device",
                "needs devices that the clinic lacks: " + String.join(", ", missing));
    }

    private static Optional<Flaw> reason(boolean holds, String field, String code, String message) {
        return holds ? Optional.of(new Flaw(field, code, message)) : Optional.empty();
    }
}
