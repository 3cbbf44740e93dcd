package io.neonpro.scheduling.availability;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.neonpro.kernel.event.Rejected;
import io.neonpro.scheduling.ClinicAccess;
import io.neonpro.scheduling.calendar.Catalogue;
import io.neonpro.scheduling.calendar.Offer;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The slots that can be booked. */
@ApplicationScoped
public class Slots {

    private final ClinicAccess access;
    private final Catalogue catalogue;
    private final FreeTime freeTime;
    private final AvailabilitySettings settings;
    private final AvailabilityRules rules;
    private final Timer searches;

    Slots(
            ClinicAccess access,
            Catalogue catalogue,
            FreeTime freeTime,
            AvailabilitySettings settings,
            MeterRegistry metrics) {
        this.access = access;
        this.catalogue = catalogue;
        this.freeTime = freeTime;
        this.settings = settings;
        this.searches = metrics.timer("neonpro.alternatives");
        this.rules = new AvailabilityRules(Duration.ofMinutes(settings.gridMinutes()));
    }

    /** From the first that is not past; at most as many as the settings allow. */
    public Uni<List<OfferedSlot>> offered(UUID clinic, UUID treatment, Window window, Optional<UUID> practitioner) {
        access.require(clinic);
        return catalogue
                .shown(clinic, treatment)
                .flatMap(offer -> fromNow(window.span(offer.zone(), settings.maxDays()))
                        .map(span -> offered(offer, span, practitioner))
                        .orElseGet(() -> Uni.createFrom().item(List.of())));
    }

    private Optional<Span> fromNow(Span span) {
        Instant now = Instant.now();
        Instant latest = now.plus(Duration.ofDays(settings.maxDaysAhead()));
        Instant from = span.from().isBefore(now) ? now : span.from();
        Instant until = span.until().isAfter(latest) ? latest : span.until();
        return from.isBefore(until) ? Optional.of(new Span(from, until)) : Optional.empty();
    }

    private Uni<List<OfferedSlot>> offered(Offer offer, Span span, Optional<UUID> practitioner) {
        return freeTime.shown(new FreeTime.Question(offer.clinicId(), span, practitioner.orElse(null), null, null))
                .map(candidates -> {
                    requireKnown(practitioner, candidates);
                    return rules.slots(offer.treatment(), candidates, offer.zone(), span)
                            .limit(settings.maxSlots())
                            .map(slot -> OfferedSlot.of(slot, offer.zone()))
                            .toList();
                });
    }

    private static void requireKnown(Optional<UUID> practitioner, List<Candidate> candidates) {
        boolean isKnown =
                candidates.stream().anyMatch(one -> one.kind() == Kind.PRACTITIONER) || practitioner.isEmpty();
        if (!isKnown) {
            throw Rejected.missing("practitioner-not-found", "There is no such practitioner.")
                    .asFailure();
        }
    }

    /**
     * The nearest slots to one that is taken, the nearest first, each at another time; in the
     * transaction that found it taken, so none is offered that was taken meanwhile.
     *
     * @param patient who must be free too
     * @param moving what leaves its own place
     */
    public Uni<List<OfferedSlot>> nearest(Offer offer, Wish wish, Optional<UUID> patient, Optional<UUID> moving) {
        Duration reach = Duration.ofDays(settings.alternativesWithinDays());
        long begin = System.nanoTime();
        return fromNow(new Span(wish.start().minus(reach), wish.start().plus(reach)))
                .map(span -> nearest(offer, span, wish, patient, moving))
                .orElseGet(() -> Uni.createFrom().item(List.of()))
                .invoke(() -> searches.record(Duration.ofNanos(System.nanoTime() - begin)));
    }

    private Uni<List<OfferedSlot>> nearest(
            Offer offer, Span span, Wish wish, Optional<UUID> patient, Optional<UUID> moving) {
        var question = new FreeTime.Question(
                offer.clinicId(), span, wish.practitioner().orElse(null), patient.orElse(null), moving.orElse(null));
        return freeTime.current(question)
                .map(candidates -> rules.nearest(offer.treatment(), candidates, offer.zone(), span, wish)
                        .limit(settings.alternatives())
                        .map(slot -> OfferedSlot.of(slot, offer.zone()))
                        .toList());
    }
}
