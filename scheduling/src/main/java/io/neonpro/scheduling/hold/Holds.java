package io.neonpro.scheduling.hold;

import io.neonpro.kernel.data.Transactions;
import io.neonpro.kernel.event.Refused;
import io.neonpro.kernel.event.Rejected;
import io.neonpro.kernel.tenancy.ClinicScope;
import io.neonpro.kernel.value.Ids;
import io.neonpro.kernel.web.problem.ProblemException;
import io.neonpro.scheduling.availability.Wish;
import io.neonpro.scheduling.calendar.Catalogue;
import io.neonpro.scheduling.calendar.Offer;
import io.neonpro.scheduling.occupation.Allocations;
import io.neonpro.scheduling.occupation.Callers;
import io.neonpro.scheduling.occupation.Claim;
import io.neonpro.scheduling.occupation.Occupations;
import io.neonpro.scheduling.occupation.Outcomes;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Keeps slots free while somebody makes up their mind. */
@ApplicationScoped
public class Holds {

    private final Catalogue catalogue;
    private final Allocations allocations;
    private final Occupations occupations;
    private final HoldTable table;
    private final HoldSettings settings;
    private final Outcomes outcomes;

    Holds(
            Catalogue catalogue,
            Allocations allocations,
            Occupations occupations,
            HoldTable table,
            HoldSettings settings,
            Outcomes outcomes) {
        this.catalogue = catalogue;
        this.allocations = allocations;
        this.occupations = occupations;
        this.table = table;
        this.settings = settings;
        this.outcomes = outcomes;
    }

    /**
     * The caller's hold of this slot, which is the one they have already, as it is. Fails as {@link
     * Allocations#allocate} does, and with 429 for a caller who holds too much.
     */
    public Uni<Hold> hold(HoldRequest request) {
        ClinicScope.current().require(request.clinicId());
        UUID caller = Callers.current();
        return outcomes.counted(
                "neonpro.holds",
                Transactions.run(() -> catalogue
                        .current(request.clinicId(), request.treatmentId())
                        .call(() -> table.takeTurn(caller))
                        .flatMap(offer -> table.of(caller)
                                .flatMap(holds -> hold(request, offer, caller, holds))
                                .map(held -> held.shown(offer.zone())))));
    }

    private Uni<Held> hold(HoldRequest request, Offer offer, UUID caller, List<Held> holds) {
        return holds.stream()
                .filter(held -> held.isFor(request))
                .findFirst()
                .map(held -> Uni.createFrom().item(held))
                .orElseGet(() -> another(request, offer, caller, holds));
    }

    private Uni<Held> another(HoldRequest request, Offer offer, UUID caller, List<Held> holds) {
        if (holds.size() >= settings.maxPerCaller()) {
            return Uni.createFrom().failure(tooMany(holds.getFirst().expiresAt()));
        }
        UUID id = Ids.next();
        Instant expiry = Instant.now().plus(settings.lifetime()).truncatedTo(ChronoUnit.MILLIS);
        Wish wish = new Wish(request.start().toInstant(), request.practitionerId(), Optional.empty());
        Claim claim = new Claim(id, request.clinicId(), wish, Optional.empty(), Optional.empty(), Optional.of(expiry));
        return allocations
                .allocate(claim, offer)
                .map(slot -> new Held(id, request.clinicId(), request.treatmentId(), slot, expiry))
                .call(held -> table.add(held, caller));
    }

    private ProblemException tooMany(Instant nextExpiry) {
        long seconds = Math.max(1, Duration.between(Instant.now(), nextExpiry).toSeconds() + 1);
        return ProblemException.tooMany(
                "too-many-holds",
                "You hold %d slots already; book, let go or wait.".formatted(settings.maxPerCaller()),
                seconds);
    }

    /** The caller's hold, until it has expired; fails with 404 when there is none. */
    Uni<Hold> get(UUID id) {
        return held(id).flatMap(held -> catalogue.zone(held.clinicId()).map(held::shown));
    }

    /** Lets the slot go at once; fails with 404 when it has expired already or is somebody else's. */
    public Uni<Void> letGo(UUID id) {
        return Transactions.run(() -> held(id).call(() -> occupations.release(id))
                .call(() -> table.forget(id))
                .replaceWithVoid());
    }

    /** What the caller's hold is good for; fails with 404 when it has expired already or is somebody else's. */
    public Uni<Held> held(UUID id) {
        return Transactions.run(() -> table.of(Callers.current())
                .map(holds -> holds.stream()
                        .filter(held ->
                                held.id().equals(id) && ClinicScope.current().includes(held.clinicId()))
                        .findFirst()
                        .orElseThrow(Holds::noneSuch)));
    }

    private static Refused noneSuch() {
        return Rejected.missing("hold-not-found", "There is no such hold, or it has expired.")
                .asFailure();
    }

    /** It has become an appointment; in the caller's transaction. */
    public Uni<Void> spend(UUID id) {
        return table.forget(id);
    }
}
