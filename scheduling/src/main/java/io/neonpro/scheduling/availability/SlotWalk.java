package io.neonpro.scheduling.availability;

import io.neonpro.contracts.appointment.Slot;
import io.neonpro.scheduling.calendar.Offer;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A search for one page of slots.
 *
 * @param patient who must be free too; null for nobody
 * @param after where the page before ended
 */
record SlotWalk(Offer offer, SlotSearch search, UUID patient, Optional<SlotPosition> after) {

    /** What is left of a span; nothing, when the page before ended behind it. */
    Optional<Span> rest(Span span) {
        Instant from =
                after.map(SlotPosition::start).filter(span.from()::isBefore).orElse(span.from());
        return from.isBefore(span.until()) ? Optional.of(new Span(from, span.until())) : Optional.empty();
    }

    /** Free time to begin in a span, read as far as what begins there may last. */
    FreeTime.Question question(Span starts) {
        return new FreeTime.Question(
                offer.clinicId(),
                starts.longerBy(offer.treatment().occupation()),
                search.practitioner().orElse(null),
                patient,
                search.ignoring().orElse(null));
    }

    boolean isWanted(Slot slot) {
        return after.map(last -> last.isBefore(slot)).orElse(true);
    }
}
