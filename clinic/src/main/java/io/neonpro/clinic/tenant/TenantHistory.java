package io.neonpro.clinic.tenant;

import io.neonpro.kernel.data.Reads;
import io.neonpro.kernel.data.TenantQuery;
import io.neonpro.kernel.tenancy.ClinicScope;
import io.neonpro.kernel.web.page.Keyset;
import io.neonpro.kernel.web.page.Page;
import io.neonpro.kernel.web.page.PageRequest;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** What happened to the caller's tenant, newest first: its events, which nobody can change. */
@ApplicationScoped
class TenantHistory {

    private static final TenantQuery<TenantChange> PAGE = new TenantQuery<>("""
            select version, type, recorded_at, metadata->>'user' as changed_by, data
              from event where tenant_id = $1 and stream = $1 and version < $2
             order by version desc limit $3
            """, TenantChange::of);

    private static final Keyset<TenantChange> NEWEST_FIRST =
            new Keyset<>("tenant-history", change -> List.of(change.version()));

    private final Reads reads;

    TenantHistory(Reads reads) {
        this.reads = reads;
    }

    /** For who works in all clinics, as is every change of it. */
    Uni<Page<TenantChange>> page(PageRequest request) {
        ClinicScope.current().requireAll();
        int before =
                NEWEST_FIRST.after(request).map(keys -> (int) keys.number(0)).orElse(Integer.MAX_VALUE);
        return reads.list(PAGE, before, request.rows()).map(rows -> NEWEST_FIRST.page(request, rows));
    }
}
