package io.neonpro.scheduling.availability;

import io.neonpro.kernel.event.Arrivals;
import io.neonpro.kernel.event.Rejected;
import io.neonpro.kernel.tenancy.ClinicScope;
import io.neonpro.kernel.web.page.Keyset;
import io.neonpro.kernel.web.page.Page;
import io.neonpro.kernel.web.page.PageRequest;
import io.neonpro.scheduling.calendar.Catalogue;
import io.neonpro.scheduling.calendar.Offer;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** The slots that can be booked, to show. */
@ApplicationScoped
public class Slots {

    static final Keyset<OfferedSlot> BY_START =
            new Keyset<>("slots-by-start", slot -> List.of(slot.start().toInstant(), slot.practitionerId()));

    private static final Duration FIRST_READ = Duration.ofDays(4);

    private final Arrivals arrivals;
    private final Catalogue catalogue;
    private final Moving moving;
    private final FreeTime freeTime;
    private final AvailabilitySettings settings;
    private final AvailabilityRules rules;

    Slots(Arrivals arrivals, Catalogue catalogue, Moving moving, FreeTime freeTime, AvailabilitySettings settings) {
        this.arrivals = arrivals;
        this.catalogue = catalogue;
        this.moving = moving;
        this.freeTime = freeTime;
        this.settings = settings;
        this.rules = new AvailabilityRules(Duration.ofMinutes(settings.gridMinutes()));
    }

    /** From the first that is not past, a page at a time. */
    public Uni<Page<OfferedSlot>> offered(SlotSearch search, PageRequest page) {
        ClinicScope.current().require(search.clinic());
        Optional<SlotPosition> after = BY_START.after(page).map(SlotPosition::of);
        return moving(search)
                .flatMap(booked -> offer(search, booked)
                        .map(offer -> new SlotWalk(
                                offer,
                                search,
                                booked.map(Moving.Booked::patient).orElse(null),
                                after)))
                .flatMap(walk -> rows(walk, page.rows()))
                .map(rows -> BY_START.page(page, rows));
    }

    private Uni<Optional<Moving.Booked>> moving(SlotSearch search) {
        return search.ignoring()
                .map(appointment -> moving.find(appointment).map(Optional::of))
                .orElseGet(() -> Uni.createFrom().item(Optional.empty()));
    }

    /** What was booked already may move, though its treatment may have been archived since. */
    private Uni<Offer> offer(SlotSearch search, Optional<Moving.Booked> moving) {
        boolean isBooked = moving.filter(booked -> booked.isOf(search)).isPresent();
        return isBooked
                ? catalogue.shownToMove(search.clinic(), search.treatment())
                : catalogue.shown(search.clinic(), search.treatment());
    }

    private Uni<List<OfferedSlot>> rows(SlotWalk walk, int wanted) {
        Span asked = walk.search().window().span(walk.offer().zone(), settings.maxDays());
        return Horizon.of(settings)
                .of(asked)
                .flatMap(walk::rest)
                .map(span -> rows(walk, span, FIRST_READ, wanted))
                .orElseGet(() -> Uni.createFrom().item(List.of()));
    }

    /** Free time is read piece by piece, each twice as long, and no further than the page reaches. */
    private Uni<List<OfferedSlot>> rows(SlotWalk walk, Span span, Duration length, int wanted) {
        Span piece = span.first(length);
        return begunIn(piece, walk, wanted).flatMap(found -> {
            if (found.size() == wanted || piece.equals(span)) {
                return Uni.createFrom().item(found);
            }
            Span rest = new Span(piece.until(), span.until());
            return rows(walk, rest, length.multipliedBy(2), wanted - found.size())
                    .map(more -> Stream.concat(found.stream(), more.stream()).toList());
        });
    }

    private Uni<List<OfferedSlot>> begunIn(Span starts, SlotWalk walk, int wanted) {
        Offer offer = walk.offer();
        return candidates(walk, starts)
                .map(candidates -> rules.slots(offer.treatment(), candidates, offer.zone(), starts)
                        .filter(walk::isWanted)
                        .limit(wanted)
                        .map(slot -> OfferedSlot.of(slot, offer.zone()))
                        .toList());
    }

    /** Once somebody is known here who ever works then, with all that it takes. */
    private Uni<List<Candidate>> candidates(SlotWalk walk, Span starts) {
        return arrivals.awaited(
                Catalogue.OWNER,
                found -> rules.canBeGiven(walk.offer().treatment(), found),
                () -> freeTime.shown(walk.question(starts))
                        .invoke(found -> requireKnown(walk.search().practitioner(), found)));
    }

    private static void requireKnown(Optional<UUID> practitioner, List<Candidate> candidates) {
        boolean isKnown =
                candidates.stream().anyMatch(one -> one.kind() == Kind.PRACTITIONER) || practitioner.isEmpty();
        if (!isKnown) {
            throw Rejected.missing("practitioner-not-found", "There is no such practitioner.")
                    .asFailure();
        }
    }
}
