package io.neonpro.identity.trail;

import io.neonpro.kernel.data.Reads;
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

/** What the security log has of the current tenant, the latest first. */
@ApplicationScoped
class SecurityEvents {

    private static final Keyset<ListedEvent> LATEST_FIRST =
            new Keyset<>("security-events", event -> List.of(event.id()));

    private static final UUID NEWEST = new UUID(-1, -1);

    private static final String PAGE = """
            select id, kind, actor, subject, client_id, source, detail, at from security_event
             where tenant_id = $1 and id < $2 order by id desc limit $3
            """;

    private final Reads reads;

    SecurityEvents(Reads reads) {
        this.reads = reads;
    }

    /** For who works in all clinics: nobody can tell in which of them somebody signed in. */
    Uni<Page<ListedEvent>> page(PageRequest request) {
        ClinicScope.current().requireAll();
        UUID before =
                LATEST_FIRST.after(request).map((Keys keys) -> keys.uuid(0)).orElse(NEWEST);
        return reads.list(PAGE, Tuple.of(Tenancy.require().tenant(), before, request.rows()), ListedEvent::of)
                .map(rows -> LATEST_FIRST.page(request, rows));
    }
}
