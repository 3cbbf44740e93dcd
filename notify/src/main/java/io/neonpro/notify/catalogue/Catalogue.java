package io.neonpro.notify.catalogue;

import io.neonpro.contracts.clinic.CatalogueEvent;
import io.neonpro.contracts.clinic.CatalogueEvent.ClinicChanged;
import io.neonpro.contracts.clinic.CatalogueEvent.HoursChanged;
import io.neonpro.contracts.clinic.CatalogueEvent.PractitionerChanged;
import io.neonpro.contracts.clinic.CatalogueEvent.ResourceChanged;
import io.neonpro.contracts.clinic.CatalogueEvent.TreatmentChanged;
import io.neonpro.kernel.data.TenantStatement;
import io.neonpro.kernel.event.Copy;
import io.neonpro.kernel.event.NotHeardYet;
import io.neonpro.kernel.value.Money;
import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Notify's own copy of what appointments are about. */
@ApplicationScoped
public class Catalogue {

    private static final Copy CLINIC = Copy.of("clinic", List.of("id"), List.of("name", "timezone", "address"));

    private static final Copy TREATMENT = Copy.of("treatment", List.of("id"), List.of("name", "amount", "currency"));

    private static final Copy PRACTITIONER = Copy.of("practitioner", List.of("id"), List.of("name"));

    private static final TenantStatement VISIT = new TenantStatement("""
                    select clinic.name as clinic_name, clinic.timezone, clinic.address,
                           treatment.name as treatment_name, treatment.amount,
                           treatment.currency,
                           practitioner.name as practitioner_name
                      from (values (1)) as always
                      left join clinic on clinic.tenant_id = $1 and clinic.id = $2
                      left join treatment on treatment.tenant_id = $1 and treatment.id = $3
                      left join practitioner on practitioner.tenant_id = $1 and practitioner.id = $4
                    """);

    Uni<?> keep(CatalogueEvent event) {
        return switch (event) {
            case ClinicChanged e ->
                CLINIC.keep(e.revision(), e.clinicId(), e.name(), e.timezone().getId(), e.address());
            case TreatmentChanged e ->
                TREATMENT.keep(
                        e.revision(),
                        e.treatmentId(),
                        e.name(),
                        e.price().amount(),
                        e.price().currency());
            case PractitionerChanged e -> PRACTITIONER.keep(e.revision(), e.practitionerId(), e.name());
            case ResourceChanged e -> Uni.createFrom().voidItem();
            case HoursChanged e -> Uni.createFrom().voidItem();
        };
    }

    /** Within the caller's transaction; fails while some of it is still on its way. */
    public Uni<Visit> visit(UUID clinicId, UUID treatmentId, UUID practitionerId) {
        return VISIT.find(
                        row -> visit(row, clinicId, treatmentId, practitionerId), clinicId, treatmentId, practitionerId)
                .map(Optional::orElseThrow);
    }

    private static Visit visit(Row row, UUID clinicId, UUID treatmentId, UUID practitionerId) {
        return new Visit(
                required(row, "clinic_name", clinicId),
                ZoneId.of(row.getString("timezone")),
                Optional.ofNullable(row.getString("address")),
                required(row, "treatment_name", treatmentId),
                new Money(row.getBigDecimal("amount"), row.getString("currency")),
                required(row, "practitioner_name", practitionerId));
    }

    private static String required(Row row, String column, UUID of) {
        return Optional.ofNullable(row.getString(column)).orElseThrow(() -> new NotHeardYet(of));
    }
}
