package io.neonpro.scheduling.availability;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.neonpro.scheduling.calendar.Offer;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** What is free instead of a slot that is taken. */
@ApplicationScoped
public class Alternatives {

    private static final Duration NEAR = Duration.ofDays(2);

    private final FreeTime freeTime;
    private final AvailabilitySettings settings;
    private final AvailabilityRules rules;
    private final Timer searches;

    Alternatives(FreeTime freeTime, AvailabilitySettings settings, MeterRegistry metrics) {
        this.freeTime = freeTime;
        this.settings = settings;
        this.searches = metrics.timer("neonpro.alternatives");
        this.rules = new AvailabilityRules(Duration.ofMinutes(settings.gridMinutes()));
    }

    /**
     * The nearest slots, the nearest first, each at another time. They are looked up off a replica, once the transaction
     * that found the wish taken is over: many are refused at once when many want the same. Free time is read for some
     * days, and for more only when those are full.
     */
    public Uni<List<OfferedSlot>> nearest(Search search) {
        Duration farthest = Duration.ofDays(settings.alternativesWithinDays());
        long begin = System.nanoTime();
        return within(NEAR, search)
                .flatMap(near -> near.size() == settings.alternatives()
                        ? Uni.createFrom().item(near)
                        : within(farthest, search))
                .invoke(() -> searches.record(Duration.ofNanos(System.nanoTime() - begin)));
    }

    private Uni<List<OfferedSlot>> within(Duration reach, Search search) {
        Instant wished = search.wish().start();
        return Horizon.of(settings)
                .of(new Span(wished.minus(reach), wished.plus(reach)))
                .map(span -> nearest(search, span))
                .orElseGet(() -> Uni.createFrom().item(List.of()));
    }

    private Uni<List<OfferedSlot>> nearest(Search search, Span span) {
        Offer offer = search.offer();
        return freeTime.shown(search.question(span))
                .map(candidates -> candidates.stream().map(search::known).toList())
                .map(candidates -> rules.nearest(offer.treatment(), candidates, offer.zone(), span, search.wish())
                        .limit(settings.alternatives())
                        .map(slot -> OfferedSlot.of(slot, offer.zone()))
                        .toList());
    }

    /**
     * What was wished for in vain.
     *
     * @param patient who must be free too
     * @param moving what leaves its own place
     * @param taken when whom the wish failed by is not free, which a replica may not know yet
     */
    public record Search(
            Offer offer, Wish wish, Optional<UUID> patient, Optional<UUID> moving, Map<UUID, List<Span>> taken) {

        private FreeTime.Question question(Span span) {
            return new FreeTime.Question(
                    offer.clinicId(),
                    span.longerBy(offer.treatment().occupation()),
                    wish.practitioner().orElse(null),
                    patient.orElse(null),
                    moving.orElse(null));
        }

        private Candidate known(Candidate candidate) {
            return candidate.without(taken.getOrDefault(candidate.id(), List.of()));
        }
    }
}
