package io.neonpro.scheduling.calendar;

import io.neonpro.kernel.data.Reads;
import io.neonpro.kernel.data.TenantQuery;
import io.neonpro.kernel.data.TenantStatement;
import io.neonpro.kernel.data.Transactions;
import io.neonpro.kernel.event.Arrivals;
import io.neonpro.kernel.event.Refused;
import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;

/** What the clinics offer, as the local copy knows it. */
@ApplicationScoped
public class Catalogue {

    /** The service that says what there is. */
    public static final String OWNER = "clinic";

    private static final TenantQuery<Offer.Row> OFFER = new TenantQuery<>("""
                    select c.timezone, coalesce(c.archived, false) as is_closed_down,
                           t.id, t.revision, t.duration_minutes, t.buffer_minutes, t.amount, t.currency, t.requires,
                           t.archived
                      from (values (1)) as always
                      left join clinic c on c.tenant_id = $1 and c.id = $2
                      left join treatment t on t.tenant_id = $1 and t.id = $3
                    """, Offer.Row::of);

    private static final TenantQuery<ZoneId> ZONE =
            new TenantQuery<>("select timezone from clinic where tenant_id = $1 and id = $2", Catalogue::zone);

    private static final TenantStatement WORKS_AT = new TenantStatement("""
                    select id from practitioner
                     where tenant_id = $1 and cast($2 as uuid) = any(clinic_ids) and id = $3
                       and not archived
                    """);

    private final Reads reads;
    private final Arrivals arrivals;

    Catalogue(Reads reads, Arrivals arrivals) {
        this.reads = reads;
        this.arrivals = arrivals;
    }

    /**
     * To show; fails with 404 when either is unknown, with 422 when either is archived, neither of which a replica
     * has the last word on.
     */
    public Uni<Offer> shown(UUID clinicId, UUID treatmentId) {
        return shown(clinicId, treatmentId, Offer.Row::current);
    }

    /** To show where to move what is booked already, though its treatment may have been archived since. */
    public Uni<Offer> shownToMove(UUID clinicId, UUID treatmentId) {
        return shown(clinicId, treatmentId, Offer.Row::offer);
    }

    private Uni<Offer> shown(UUID clinicId, UUID treatmentId, BiFunction<Offer.Row, UUID, Offer> offer) {
        return arrivals.awaited(
                OWNER,
                () -> reads.list(OFFER, clinicId, treatmentId)
                        .map(rows -> offer.apply(rows.getFirst(), clinicId))
                        .onFailure(Refused.class)
                        .recoverWithUni(() -> Transactions.run(() -> now(clinicId, treatmentId, offer))));
    }

    /** To book by, in the transaction; fails as {@link #shown} does. */
    public Uni<Offer> current(UUID clinicId, UUID treatmentId) {
        return current(clinicId, treatmentId, Offer.Row::current);
    }

    /** To move what is booked already, though its treatment may have been archived since. */
    public Uni<Offer> booked(UUID clinicId, UUID treatmentId) {
        return current(clinicId, treatmentId, Offer.Row::offer);
    }

    private Uni<Offer> current(UUID clinicId, UUID treatmentId, BiFunction<Offer.Row, UUID, Offer> offer) {
        return arrivals.awaitedAnew(
                OWNER, new Wanted(clinicId, treatmentId), found -> true, () -> now(clinicId, treatmentId, offer));
    }

    private static Uni<Offer> now(UUID clinicId, UUID treatmentId, BiFunction<Offer.Row, UUID, Offer> offer) {
        return OFFER.current(clinicId, treatmentId).map(rows -> offer.apply(rows.getFirst(), clinicId));
    }

    /** Whether somebody still works at a clinic, in the transaction. */
    public Uni<Boolean> worksAt(UUID clinicId, UUID practitionerId) {
        return WORKS_AT.find(row -> row.getUUID("id"), clinicId, practitionerId).map(Optional::isPresent);
    }

    /** The zone of a clinic's clocks; fails with 404 when the clinic is unknown. */
    public Uni<ZoneId> zone(UUID clinicId) {
        return arrivals.awaited(
                OWNER, () -> reads.find(ZONE, clinicId).map(found -> found.orElseThrow(Offer::noClinic)));
    }

    private static ZoneId zone(Row row) {
        return ZoneId.of(row.getString("timezone"));
    }

    /** What is looked for to book it. */
    private record Wanted(UUID clinic, UUID treatment) {}
}
