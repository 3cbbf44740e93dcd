package io.neonpro.scheduling.calendar;

import io.neonpro.kernel.data.TenantStatement;
import io.neonpro.kernel.event.Refused;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;

/** What the clinics offer, as the local copy knows it. */
@ApplicationScoped
public class Catalogue {

    private static final JsonQuery<Offer.Row> OFFER = JsonQuery.of(Offer.Row.class, """
                    select cast(json_build_object(
                               'timezone', c.timezone,
                               'closedDown', coalesce(c.archived, false),
                               'treatment', case when t.id is not null then json_build_object(
                                   'id', t.id, 'durationMinutes', t.duration_minutes,
                                   'bufferMinutes', t.buffer_minutes, 'requires', t.requires,
                                   'archived', t.archived) end) as text)
                      from (values (1)) as always
                      left join clinic c on c.tenant_id = cast($1 as uuid)
                                        and c.id = cast($2 as uuid)
                      left join treatment t on t.tenant_id = cast($1 as uuid)
                                           and t.id = cast($3 as uuid)
                    """);

    private static final JsonQuery<Zone> ZONE = JsonQuery.of(Zone.class, """
                    select cast(json_build_object('timezone', timezone) as text)
                      from clinic where tenant_id = cast($1 as uuid) and id = cast($2 as uuid)
                    """);

    private static final JsonQuery<Zone> TENANT_ZONE = JsonQuery.of(Zone.class, """
                    select cast(json_build_object('timezone', timezone) as text)
                      from tenant where tenant_id = cast($1 as uuid)
                    """);

    private static final TenantStatement WORKS_AT = new TenantStatement("""
                    select id from practitioner
                     where tenant_id = ?1 and cast(?2 as uuid) = any(clinic_ids) and id = ?3
                       and not archived
                    """);

    private final JsonQueries queries;

    Catalogue(JsonQueries queries) {
        this.queries = queries;
    }

    /**
     * To show; fails with 404 when either is unknown, with 422 when either is archived, neither of which a replica
     * has the last word on.
     */
    public Uni<Offer> shown(UUID clinicId, UUID treatmentId) {
        return queries.shown(OFFER, clinicId, treatmentId)
                .map(rows -> rows.getFirst().current(clinicId))
                .onFailure(Refused.class)
                .recoverWithUni(() -> Panache.withTransaction(() -> current(clinicId, treatmentId)));
    }

    /** To book by, in the transaction; fails as {@link #shown} does. */
    public Uni<Offer> current(UUID clinicId, UUID treatmentId) {
        return queries.current(OFFER, clinicId, treatmentId)
                .map(rows -> rows.getFirst().current(clinicId));
    }

    /** To move what is booked already, by whatever has been archived since. */
    public Uni<Offer> booked(UUID clinicId, UUID treatmentId) {
        return queries.current(OFFER, clinicId, treatmentId)
                .map(rows -> rows.getFirst().offer(clinicId));
    }

    /** Whether somebody still works at a clinic, in the transaction. */
    public Uni<Boolean> worksAt(UUID clinicId, UUID practitionerId) {
        return WORKS_AT.find(UUID.class, clinicId, practitionerId).map(Optional::isPresent);
    }

    /** The zone of a clinic's clocks; fails with 404 when the clinic is unknown. */
    public Uni<ZoneId> zone(UUID clinicId) {
        return queries.sought(ZONE, clinicId)
                .map(found -> found.orElseThrow(Offer::noClinic).timezone());
    }

    /** The zone of the clinic group; UTC until its sign-up has arrived here. */
    public Uni<ZoneId> zone() {
        return queries.shown(TENANT_ZONE)
                .map(rows -> rows.stream().findFirst().map(Zone::timezone).orElse(ZoneOffset.UTC));
    }

    /** Of a clinic, or of the group. */
    @RegisterForReflection
    record Zone(ZoneId timezone) {}
}
