package io.neonpro.notify.catalogue;

import io.neonpro.contracts.clinic.CatalogueEvent;
import io.neonpro.contracts.clinic.CatalogueEvent.ClinicChanged;
import io.neonpro.contracts.clinic.CatalogueEvent.HoursChanged;
import io.neonpro.contracts.clinic.CatalogueEvent.PractitionerChanged;
import io.neonpro.contracts.clinic.CatalogueEvent.ResourceChanged;
import io.neonpro.contracts.clinic.CatalogueEvent.TreatmentChanged;
import io.neonpro.kernel.data.TenantStatement;
import io.neonpro.kernel.value.Money;
import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneId;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.UUID;

/** Notify's own copy of what appointments are about; an older snapshot changes nothing. */
@ApplicationScoped
public class Catalogue {

    private static final TenantStatement CLINIC = new TenantStatement("""
                    insert into clinic (tenant_id, id, revision, name, timezone, address)
                    values ($1, $2, $3, $4, $5, $6)
                    on conflict (tenant_id, id) do update
                       set revision = excluded.revision, name = excluded.name,
                           timezone = excluded.timezone, address = excluded.address
                     where clinic.revision < excluded.revision
                    """);

    private static final TenantStatement TREATMENT = new TenantStatement("""
                    insert into treatment (tenant_id, id, revision, name, amount, currency)
                    values ($1, $2, $3, $4, $5, $6)
                    on conflict (tenant_id, id) do update
                       set revision = excluded.revision, name = excluded.name,
                           amount = excluded.amount, currency = excluded.currency
                     where treatment.revision < excluded.revision
                    """);

    private static final TenantStatement PRACTITIONER = new TenantStatement("""
                    insert into practitioner (tenant_id, id, revision, name)
                    values ($1, $2, $3, $4)
                    on conflict (tenant_id, id) do update
                       set revision = excluded.revision, name = excluded.name
                     where practitioner.revision < excluded.revision
                    """);

    private static final TenantStatement VISIT = new TenantStatement("""
                    select clinic.name as clinic_name, clinic.timezone, clinic.address,
                           treatment.name as treatment_name, treatment.amount,
                           treatment.currency,
                           practitioner.name as practitioner_name
                      from clinic
                      join treatment on treatment.tenant_id = $1 and treatment.id = $3
                      join practitioner on practitioner.tenant_id = $1 and practitioner.id = $4
                     where clinic.tenant_id = $1 and clinic.id = $2
                    """);

    private static final TenantStatement ZONE =
            new TenantStatement("select timezone from clinic where tenant_id = $1 and id = $2");

    Uni<?> keep(CatalogueEvent event) {
        return switch (event) {
            case ClinicChanged e ->
                CLINIC.run(e.clinicId(), e.revision(), e.name(), e.timezone().getId(), e.address());
            case TreatmentChanged e ->
                TREATMENT.run(
                        e.treatmentId(),
                        e.revision(),
                        e.name(),
                        e.price().amount(),
                        e.price().currency());
            case PractitionerChanged e -> PRACTITIONER.run(e.practitionerId(), e.revision(), e.name());
            case ResourceChanged e -> Uni.createFrom().voidItem();
            case HoursChanged e -> Uni.createFrom().voidItem();
        };
    }

    /** Within the caller's transaction; fails while some of it is still on its way. */
    public Uni<Visit> visit(UUID clinicId, UUID treatmentId, UUID practitionerId) {
        return VISIT.find(Catalogue::visit, clinicId, treatmentId, practitionerId)
                .map(found -> found.orElseThrow(
                        () -> new NoSuchElementException("Clinic, treatment or practitioner not known yet")));
    }

    /** The clock of a clinic, within the caller's transaction; fails while it is still on its way. */
    public Uni<ZoneId> zone(UUID clinicId) {
        return ZONE.find(row -> ZoneId.of(row.getString("timezone")), clinicId)
                .map(found -> found.orElseThrow(() -> new NoSuchElementException("Clinic not known yet")));
    }

    private static Visit visit(Row row) {
        return new Visit(
                row.getString("clinic_name"),
                ZoneId.of(row.getString("timezone")),
                Optional.ofNullable(row.getString("address")),
                row.getString("treatment_name"),
                new Money(row.getBigDecimal("amount"), row.getString("currency")),
                row.getString("practitioner_name"));
    }
}
