package io.neonpro.scheduling.hold;

import io.neonpro.kernel.event.Rejected;
import io.neonpro.kernel.value.Ids;
import io.neonpro.scheduling.ClinicAccess;
import io.neonpro.scheduling.availability.Kind;
import io.neonpro.scheduling.availability.OfferedSlot;
import io.neonpro.scheduling.availability.Wish;
import io.neonpro.scheduling.calendar.Catalogue;
import io.neonpro.scheduling.occupation.Allocations;
import io.neonpro.scheduling.occupation.Claim;
import io.neonpro.scheduling.occupation.Occupant;
import io.neonpro.scheduling.occupation.Occupations;
import io.neonpro.scheduling.occupation.Outcomes;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Keeps slots free while somebody makes up their mind. */
@ApplicationScoped
@WithTransaction
public class Holds {

    private final ClinicAccess access;
    private final Catalogue catalogue;
    private final Allocations allocations;
    private final Occupations occupations;
    private final HoldSettings settings;
    private final Outcomes outcomes;

    Holds(
            ClinicAccess access,
            Catalogue catalogue,
            Allocations allocations,
            Occupations occupations,
            HoldSettings settings,
            Outcomes outcomes) {
        this.access = access;
        this.catalogue = catalogue;
        this.allocations = allocations;
        this.occupations = occupations;
        this.settings = settings;
        this.outcomes = outcomes;
    }

    /** Fails as {@link Allocations#allocate} does. */
    public Uni<Hold> hold(UUID clinic, UUID treatment, Wish wish) {
        access.require(clinic);
        UUID id = Ids.next();
        Instant expiry = Instant.now().plus(settings.lifetime()).truncatedTo(ChronoUnit.MILLIS);
        Claim claim = new Claim(id, clinic, wish, Optional.empty(), Optional.empty(), Optional.of(expiry));
        return outcomes.counted(
                "neonpro.holds",
                catalogue
                        .current(clinic, treatment)
                        .flatMap(offer -> allocations
                                .allocate(claim, offer)
                                .map(slot -> OfferedSlot.of(slot, offer.zone()))
                                .map(slot -> hold(id, expiry, slot, offer.zone()))));
    }

    private static Hold hold(UUID id, Instant expiry, OfferedSlot slot, ZoneId zone) {
        return new Hold(id, expiry.atZone(zone).toOffsetDateTime(), slot);
    }

    /** Lets the slot go at once; fails with 404 when it has expired already. */
    public Uni<Void> letGo(UUID id) {
        return held(id).call(() -> occupations.release(id)).replaceWithVoid();
    }

    /** Who and what a hold keeps free; fails with 404 when it has expired already. */
    public Uni<List<Occupant>> held(UUID id) {
        return occupations.heldBy(id).invoke(Holds::requireHold);
    }

    private static void requireHold(List<Occupant> held) {
        boolean isAppointment = held.stream().anyMatch(one -> one.kind() == Kind.PATIENT);
        if (held.isEmpty() || isAppointment) {
            throw Rejected.missing("hold-not-found", "There is no such hold, or it has expired.")
                    .asFailure();
        }
    }
}
