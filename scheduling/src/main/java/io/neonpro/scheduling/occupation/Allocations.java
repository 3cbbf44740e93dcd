package io.neonpro.scheduling.occupation;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toSet;

import io.neonpro.contracts.appointment.Slot;
import io.neonpro.kernel.data.Interlude;
import io.neonpro.kernel.event.Arrivals;
import io.neonpro.kernel.event.Flaw;
import io.neonpro.scheduling.availability.Alternatives;
import io.neonpro.scheduling.availability.Asker;
import io.neonpro.scheduling.availability.Assignment;
import io.neonpro.scheduling.availability.Assignment.Assigned;
import io.neonpro.scheduling.availability.Assignment.Taken;
import io.neonpro.scheduling.availability.Assignment.Unsuitable;
import io.neonpro.scheduling.availability.AvailabilityRules;
import io.neonpro.scheduling.availability.AvailabilitySettings;
import io.neonpro.scheduling.availability.Candidate;
import io.neonpro.scheduling.availability.FreeTime;
import io.neonpro.scheduling.availability.Span;
import io.neonpro.scheduling.calendar.Catalogue;
import io.neonpro.scheduling.calendar.Offer;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Turns a {@link Claim} into an occupied slot: chooses one by the rules, occupies it, and chooses
 * anew while others are faster, until nothing suitable is free.
 */
@ApplicationScoped
public class Allocations {

    private static final int MAX_ATTEMPTS = 8;

    private final Arrivals arrivals;
    private final FreeTime freeTime;
    private final Occupations occupations;
    private final Alternatives alternatives;
    private final AvailabilitySettings settings;
    private final AvailabilityRules rules;

    Allocations(
            Arrivals arrivals,
            FreeTime freeTime,
            Occupations occupations,
            Alternatives alternatives,
            AvailabilitySettings settings) {
        this.arrivals = arrivals;
        this.freeTime = freeTime;
        this.occupations = occupations;
        this.alternatives = alternatives;
        this.settings = settings;
        this.rules = new AvailabilityRules(Duration.ofMinutes(settings.gridMinutes()));
    }

    /**
     * Occupies, in the caller's transaction.
     *
     * @return fails with 422 naming every reason why it can never be booked so, with 409 and the
     *     nearest alternatives when it is taken
     */
    public Uni<Slot> allocate(Claim claim, Offer offer) {
        Instant start = claim.wish().start();
        Instant latest = Instant.now().plus(Duration.ofDays(settings.maxDaysAhead()));
        return start.isAfter(latest) || start.isBefore(Instant.EPOCH)
                ? Uni.createFrom().failure(Refusals.outOfRange(claim, settings.maxDaysAhead()))
                : attempt(claim, offer, MAX_ATTEMPTS);
    }

    private Uni<Slot> attempt(Claim claim, Offer offer, int attempts) {
        Span span = Span.of(claim.wish().start(), offer.treatment().occupation());
        Uni<List<Candidate>> free = candidates(claim, offer, question(claim, span));
        Uni<List<Candidate>> inOrder = attempts == MAX_ATTEMPTS
                ? Uni.combine().all().unis(free, loads(claim, offer)).with(Allocations::leastBusyFirst)
                : free.map(Allocations::shuffled);
        return inOrder.flatMap(candidates -> choose(claim, offer, candidates, attempts));
    }

    /** Once whoever and whatever can be wished for so is known here. */
    private Uni<List<Candidate>> candidates(Claim claim, Offer offer, FreeTime.Question question) {
        return arrivals.awaitedAnew(
                Catalogue.OWNER,
                question,
                found -> !(assign(claim, offer, found) instanceof Unsuitable),
                () -> freeTime.current(question).invoke(found -> Refusals.requireKnown(claim.wish(), found)));
    }

    private Assignment assign(Claim claim, Offer offer, List<Candidate> candidates) {
        return rules.assign(offer.treatment(), candidates, claim.wish(), earliest());
    }

    /** On the clinic's day; of no interest where the practitioner is named. */
    private Uni<Map<UUID, Long>> loads(Claim claim, Offer offer) {
        return claim.wish().practitioner().isPresent()
                ? Uni.createFrom().item(Map.of())
                : occupations.loads(offer.clinicId(), Span.dayOf(claim.wish().start(), offer.zone()));
    }

    /** Whoever is as busy as others stays in their order. */
    private static List<Candidate> leastBusyFirst(List<Candidate> candidates, Map<UUID, Long> loads) {
        return candidates.stream()
                .sorted(Comparator.comparing(one -> loads.getOrDefault(one.id(), 0L)))
                .toList();
    }

    /** Those who were beaten to the first go different ways, lest they meet again. */
    private static List<Candidate> shuffled(List<Candidate> candidates) {
        List<Candidate> others = new ArrayList<>(candidates);
        Collections.shuffle(others);
        return others;
    }

    private static FreeTime.Question question(Claim claim, Span span) {
        return new FreeTime.Question(
                claim.clinic(),
                span,
                claim.wish().practitioner().orElse(null),
                claim.patient().orElse(null),
                claim.replaces().orElse(null));
    }

    private Uni<Slot> choose(Claim claim, Offer offer, List<Candidate> candidates, int attempts) {
        return switch (assign(claim, offer, candidates)) {
            case Assigned(Slot slot) -> occupy(claim, offer, slot, attempts);
            case Taken(Set<UUID> by) -> taken(claim, offer, by);
            case Unsuitable(List<Flaw> reasons) -> Uni.createFrom().failure(Refusals.unsuitable(claim, reasons));
        };
    }

    /** Whoever has walked in is written down a little later. */
    private Instant earliest() {
        Duration grace = Asker.isAtDesk() ? Duration.ofMinutes(settings.graceMinutes()) : Duration.ZERO;
        return Instant.now().minus(grace);
    }

    private Uni<Slot> occupy(Claim claim, Offer offer, Slot slot, int attempts) {
        List<Occupant> occupants = claim.occupants(slot);
        return occupations
                .occupy(claim.holder(), occupants, claim.replaces(), claim.expiresAt())
                .flatMap(isOccupied -> {
                    if (isOccupied) {
                        return Uni.createFrom().item(slot);
                    }
                    return attempts > 1 ? attempt(claim, offer, attempts - 1) : taken(claim, offer, ids(occupants));
                });
    }

    private static Set<UUID> ids(List<Occupant> occupants) {
        return occupants.stream().map(Occupant::id).collect(toSet());
    }

    private Uni<Slot> taken(Claim claim, Offer offer, Set<UUID> by) {
        Span span = Span.of(claim.wish().start(), offer.treatment().occupation());
        return occupations
                .conflicts(by, span, claim.replaces())
                .flatMap(conflicts -> Interlude.refuse(
                        Refusals.taken(claim, conflicts, List.of(), offer.zone()),
                        () -> alternatives
                                .nearest(search(claim, offer, conflicts))
                                .map(free -> Refusals.taken(claim, conflicts, free, offer.zone()))));
    }

    private static Alternatives.Search search(Claim claim, Offer offer, List<Conflict.Found> conflicts) {
        Map<UUID, List<Span>> taken = conflicts.stream()
                .collect(groupingBy(Conflict.Found::resourceId, mapping(Conflict.Found::span, toList())));
        return new Alternatives.Search(offer, claim.wish(), claim.patient(), claim.replaces(), taken);
    }
}
