package io.neonpro.scheduling.availability;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.neonpro.scheduling.calendar.Offer;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
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
     * The nearest slots, the nearest first, each at another time; in the transaction that found the
     * wish taken, so none is offered that was taken meanwhile. Free time is read for some days, and
     * for more only when those are full.
     *
     * @param patient who must be free too
     * @param moving what leaves its own place
     */
    public Uni<List<OfferedSlot>> nearest(Offer offer, Wish wish, Optional<UUID> patient, Optional<UUID> moving) {
        Duration farthest = Duration.ofDays(settings.alternativesWithinDays());
        long begin = System.nanoTime();
        return within(NEAR, offer, wish, patient, moving)
                .flatMap(near -> near.size() == settings.alternatives()
                        ? Uni.createFrom().item(near)
                        : within(farthest, offer, wish, patient, moving))
                .invoke(() -> searches.record(Duration.ofNanos(System.nanoTime() - begin)));
    }

    private Uni<List<OfferedSlot>> within(
            Duration reach, Offer offer, Wish wish, Optional<UUID> patient, Optional<UUID> moving) {
        Span around = new Span(wish.start().minus(reach), wish.start().plus(reach));
        return Horizon.of(settings)
                .of(around)
                .map(span -> nearest(offer, span, wish, patient, moving))
                .orElseGet(() -> Uni.createFrom().item(List.of()));
    }

    private Uni<List<OfferedSlot>> nearest(
            Offer offer, Span span, Wish wish, Optional<UUID> patient, Optional<UUID> moving) {
        var question = new FreeTime.Question(
                offer.clinicId(),
                span.longerBy(offer.treatment().occupation()),
                wish.practitioner().orElse(null),
                patient.orElse(null),
                moving.orElse(null));
        return freeTime.current(question)
                .map(candidates -> rules.nearest(offer.treatment(), candidates, offer.zone(), span, wish)
                        .limit(settings.alternatives())
                        .map(slot -> OfferedSlot.of(slot, offer.zone()))
                        .toList());
    }
}
