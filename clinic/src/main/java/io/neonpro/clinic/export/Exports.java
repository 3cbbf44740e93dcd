package io.neonpro.clinic.export;

import io.neonpro.clinic.export.ExportEvent.Asked;
import io.neonpro.clinic.export.ExportEvent.Taken;
import io.neonpro.clinic.tenant.Tenant;
import io.neonpro.clinic.tenant.Tenants;
import io.neonpro.kernel.data.TenantStatement;
import io.neonpro.kernel.event.Rejected;
import io.neonpro.kernel.tenancy.ClinicScope;
import io.neonpro.kernel.tenant.Quotas;
import io.neonpro.kernel.value.Ids;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;

/** Tenants that want to take their data along; always within the caller's transaction, and for the caller's tenant. */
@ApplicationScoped
public class Exports {

    /** Unless so many are open: the newest ones, as they lapse in the order in which they were asked for. */
    private static final TenantStatement ADD = new TenantStatement("""
                    insert into tenant_export (tenant_id, id, asked_at, expires_at)
                    select $1::uuid, $2::uuid, $3::timestamptz, $4::timestamptz
                     where (select count(*) filter (where expires_at > $3)
                              from (select expires_at from tenant_export
                                     where tenant_id = $1 order by id desc limit $5::integer) newest) < $5::integer
                    """);

    private static final TenantStatement FIND = new TenantStatement("""
                    select id, asked_at, expires_at, taken_at, files from tenant_export where tenant_id = $1 and id = $2
                    """);

    private static final TenantStatement NOTE_TAKEN = new TenantStatement(
            "update tenant_export set taken_at = now(), files = $3 where tenant_id = $1 and id = $2");

    private static final TenantStatement TAKEN_SINCE = new TenantStatement(
            "select taken_at from tenant_export where tenant_id = $1 and taken_at > $2 order by taken_at desc limit 1");

    private static final Rejected NONE = Rejected.missing("not-found", "There is no such export.");

    private static final Rejected LAPSED =
            Rejected.missing("export-lapsed", "This export is not open any more; ask for another one.");

    private static final Rejected CLOSED =
            new Rejected(Rejected.Kind.FORBIDDEN, "tenant-closed", "This clinic group has left.", Map.of());

    private final ExportWorkflow workflow;
    private final ExportSettings settings;
    private final Tenants tenants;
    private final Quotas quotas;
    private final Notices notices;

    Exports(ExportWorkflow workflow, ExportSettings settings, Tenants tenants, Quotas quotas, Notices notices) {
        this.workflow = workflow;
        this.settings = settings;
        this.tenants = tenants;
        this.quotas = quotas;
        this.notices = notices;
    }

    Uni<TenantExport> begin() {
        ClinicScope.current().requireAll();
        UUID id = Ids.next();
        Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        Instant expiresAt = now.plus(settings.openFor()).truncatedTo(ChronoUnit.SECONDS);
        return tenants.own()
                .invoke(Exports::requireHere)
                .chain(() -> quotas.takeTurn("exports"))
                .chain(() -> ADD.run(id, now, expiresAt, settings.atOnce()))
                .invoke(this::requireRoom)
                .chain(() -> workflow.begin(id, new Asked(expiresAt)))
                .chain(() -> notices.tell("tenant.export"))
                .replaceWith(new TenantExport(id, now, expiresAt, null, null));
    }

    Uni<TenantExport> find(UUID id) {
        ClinicScope.current().requireAll();
        return FIND.find(TenantExport::of, id).map(found -> found.orElseThrow(NONE::asFailure));
    }

    /**
     * @return fails with {@code export-lapsed} when it cannot be fetched any more
     */
    Uni<TenantExport> open(UUID id) {
        return find(id).invoke(Exports::requireOpen).call(() -> tenants.own().invoke(Exports::requireHere));
    }

    /** It was fetched, to its end. */
    Uni<Void> taken(UUID id, int files) {
        return NOTE_TAKEN
                .run(id, files)
                .chain(() -> workflow.tell(id, new Taken(files)))
                .replaceWithVoid();
    }

    /** Whether the tenant has taken its data along, not long ago. */
    public Uni<Boolean> isTaken() {
        return TAKEN_SINCE
                .find(row -> true, Instant.now().minus(settings.countsFor()))
                .map(found -> found.isPresent());
    }

    private void requireRoom(int added) {
        if (added == 0) {
            throw Rejected.conflict("too-many-exports", "So many exports are open already: fetch one of those.")
                    .with("most", settings.atOnce())
                    .asFailure();
        }
    }

    private static void requireHere(Tenant tenant) {
        if (!tenant.isHere()) {
            throw CLOSED.asFailure();
        }
    }

    private static void requireOpen(TenantExport export) {
        if (!export.isOpenAt(Instant.now())) {
            throw LAPSED.asFailure();
        }
    }
}
