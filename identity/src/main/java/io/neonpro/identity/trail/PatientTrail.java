package io.neonpro.identity.trail;

import io.neonpro.kernel.data.Reads;
import io.neonpro.kernel.data.TenantStatement;
import io.neonpro.kernel.tenancy.ClinicScope;
import io.neonpro.kernel.tenancy.Tenancy;
import io.neonpro.kernel.web.page.Keys;
import io.neonpro.kernel.web.page.Keyset;
import io.neonpro.kernel.web.page.Page;
import io.neonpro.kernel.web.page.PageRequest;
import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** What the security log has of who signs in as a patient of the current tenant. */
@ApplicationScoped
public class PatientTrail {

    private static final Keyset<KeptEvent> LATEST_FIRST =
            new Keyset<>("patient-security-events", event -> List.of(event.id()));

    private static final UUID NEWEST = new UUID(-1, -1);

    /** What happened to an account of theirs, or to a session that was begun with it and may be over. */
    private static final String OWN = """
            with account as (
                select cast(user_id as text) as id from membership where tenant_id = $1 and patient_id = $2
            ), own as (
                select id from account
                union all
                select e.detail ->> 'session' from account a join security_event e on e.subject = a.id
                 where e.tenant_id = $1 and e.kind = 'signed-in'
            )
            """;

    /** All of it is found first: it is little, and the way through the log by age is long. */
    private static final String PAGE = OWN + """
            , found as materialized (
                select id, kind, at, client_id,
                       case when actor is null or actor in (select id from account) then source end as source
                  from security_event
                 where tenant_id = $1 and subject = any (array(select id from own))
            )
            select id, kind, at, client_id, source from found where id < $3 order by id desc limit $4
            """;

    private static final TenantStatement FORGET = new TenantStatement(OWN + """
            update security_event set source = null
             where tenant_id = $1 and subject = any (array(select id from own)) and source is not null
               and (actor is null or actor in (select id from account))
            """);

    private final Reads reads;

    PatientTrail(Reads reads) {
        this.reads = reads;
    }

    /** What happened stays, and not from where; in the caller's transaction, while it is known whose account it was. */
    public Uni<Void> forget(UUID patientId) {
        return FORGET.run(patientId).replaceWithVoid();
    }

    /** For who works in all clinics, as the log is. */
    public Uni<Page<KeptEvent>> page(UUID patientId, PageRequest request) {
        ClinicScope.current().requireAll();
        UUID before =
                LATEST_FIRST.after(request).map((Keys keys) -> keys.uuid(0)).orElse(NEWEST);
        return reads.list(PAGE, Tuple.of(Tenancy.require().tenant(), patientId, before, request.rows()), KeptEvent::of)
                .map(rows -> LATEST_FIRST.page(request, rows));
    }
}
