package io.neonpro.clinic.catalogue.clinic;

import io.neonpro.clinic.Flaws;
import io.neonpro.clinic.affected.AffectedAppointments;
import io.neonpro.clinic.catalogue.Catalogue;
import io.neonpro.clinic.catalogue.Change;
import io.neonpro.clinic.tenant.Tenants;
import io.neonpro.contracts.clinic.TenantSettings;
import io.neonpro.kernel.data.TenantStatement;
import io.neonpro.kernel.event.Outbox;
import io.neonpro.kernel.tenancy.ClinicScope;
import io.neonpro.kernel.tenant.Quotas;
import io.neonpro.kernel.value.FreeText;
import io.neonpro.kernel.value.Label;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What may be done with clinics. */
@Singleton
public class Clinics extends Catalogue<ClinicDetails, Clinic> {

    private static final TenantStatement OPEN = new TenantStatement("""
                    select id from clinic
                     where tenant_id = $1 and id = any($2) and not archived
                    """);

    private static final TenantStatement ENTRIES =
            new TenantStatement("select count(*) as entries from clinic where tenant_id = $1 and not archived");

    private final Tenants tenants;
    private final Quotas quotas;
    private final ClinicDirectory directory;

    Clinics(
            Outbox outbox,
            Tenants tenants,
            Quotas quotas,
            ClinicDirectory directory,
            AffectedAppointments appointments) {
        super(ClinicEntries.CLINIC, outbox, appointments);
        this.tenants = tenants;
        this.quotas = quotas;
        this.directory = directory;
    }

    /** The first clinic of a tenant that is signing up, in the transaction that signs it up. */
    public Uni<Clinic> open(UUID id, Label name, ZoneId timezone, @Nullable FreeText address) {
        return store(id, new ClinicDetails(name, timezone, address));
    }

    /** The same, once that has happened. */
    public Uni<Clinic> opened(UUID id) {
        return ClinicDirectory.SOME.current((Object) new UUID[] {id}).map(List::getFirst);
    }

    /** Those of these ids that are no clinics of the tenant, or closed for good. */
    public Uni<Set<UUID>> missing(Collection<UUID> ids) {
        if (ids.isEmpty()) {
            return Uni.createFrom().item(Set.of());
        }
        return OPEN.list(row -> row.getUUID("id"), (Object) ids.toArray(UUID[]::new))
                .map(open -> {
                    Set<UUID> missing = new HashSet<>(ids);
                    open.forEach(missing::remove);
                    return missing;
                });
    }

    @Override
    protected Uni<Void> requireRoom() {
        return super.requireRoom().chain(() -> quotas.requireRoom(TenantSettings.CLINICS, ENTRIES));
    }

    @Override
    protected void permit(Change<ClinicDetails> change) {
        change.id().ifPresentOrElse(ClinicScope.current()::require, ClinicScope.current()::requireAll);
    }

    /** Its clock tells when it is open. */
    @Override
    protected boolean mayAffectAppointments(ClinicDetails before, ClinicDetails after) {
        return !Objects.equals(before.timezone(), after.timezone());
    }

    @Override
    protected Uni<Flaws> flaws(Change<ClinicDetails> change) {
        return Uni.createFrom().item(new Flaws());
    }

    @Override
    protected Uni<ClinicDetails> complete(ClinicDetails details) {
        return details.timezone() == null
                ? tenants.timezone().map(details::in)
                : Uni.createFrom().item(details);
    }

    @Override
    protected Uni<Void> changed(UUID id) {
        return directory.forget(id);
    }
}
