package io.neonpro.kernel.audit;

import io.neonpro.kernel.audit.AccessChain.Link;
import io.neonpro.kernel.crypto.TenantSeal;
import io.neonpro.kernel.crypto.TenantSeals;
import io.neonpro.kernel.data.ListStatement;
import io.neonpro.kernel.data.Preparing;
import io.neonpro.kernel.data.Reads;
import io.neonpro.kernel.tenancy.Tenancy;
import io.neonpro.kernel.web.page.Keyset;
import io.neonpro.kernel.web.page.Page;
import io.neonpro.kernel.web.page.PageRequest;
import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Who saw or changed what of whom in this service, and whether that is still all of it. */
@ApplicationScoped
public class AccessLog {

    private static final int CHECKED_AT_ONCE = 1_000;

    private static final Keyset<AccessEntry> NEWEST_FIRST =
            new Keyset<>("accesses-newest-first", entry -> List.of(entry.number()));

    private static final String COLUMNS = """
            select number, at, actor, clinic, action, subject, purpose, trace
              from access_entry
             where tenant_id = $1 and number < $2
            """;

    private static final ListStatement PAGE =
            ListStatement.of(Preparing.ANEW + COLUMNS, " order by number desc limit $3", 3, "subject = ?", "actor = ?");

    private final Reads reads;
    private final TenantSeals seals;

    AccessLog(Reads reads, TenantSeals seals) {
        this.reads = reads;
        this.seals = seals;
    }

    /**
     * The newest first.
     *
     * @param subject the person whose data it was; null for all
     * @param actor who did it; null for all
     */
    public Uni<Page<AccessEntry>> search(@Nullable UUID subject, @Nullable UUID actor, PageRequest page) {
        long before = NEWEST_FIRST.after(page).map(keys -> keys.number(0)).orElse(Long.MAX_VALUE);
        Tuple fixed = Tuple.of(Tenancy.require().tenant(), before, page.rows());
        Object[] values = {subject, actor};
        return reads.list(PAGE.sql(values), ListStatement.arguments(fixed, values), AccessEntry::of)
                .map(entries -> NEWEST_FIRST.page(page, entries));
    }

    /**
     * Whether a stretch of the log is as it was written, none changed and none missing; without the tenant's key no entry is.
     *
     * @param from number of its first entry; that of the first one that is not forgotten, when it is
     * @param seal of the entry before, as an earlier check or the service's own log has told it; null when nobody has kept it
     */
    public Uni<AccessCheck> check(long from, @Nullable String seal) {
        UUID tenant = Tenancy.require().tenant();
        long before = Math.max(0, from - 1);
        return seals.find(AccessChain.PURPOSE)
                .map(found -> found.orElseGet(TenantSeal::ofNothing))
                .flatMap(tenantSeal -> reads.list(
                                Stretch.READ, Tuple.of(tenant, before, CHECKED_AT_ONCE + 1), Function.identity())
                        .map(rows -> Stretch.of(tenant, before, rows, tenantSeal))
                        .map(stretch -> check(stretch, before, seal, tenantSeal)));
    }

    /** What is forgotten has its seal no more, but for the last of it. */
    private static AccessCheck check(Stretch stretch, long before, @Nullable String seal, TenantSeal tenantSeal) {
        Link last = stretch.intactUntil(tenantSeal);
        boolean isAsTold = seal == null
                || stretch.before().number() > before
                || stretch.before().told().equals(seal);
        return new AccessCheck(
                stretch.before().number() + 1, last.number(), last.told(), stretch.isIntact(tenantSeal) && isAsTold);
    }
}
