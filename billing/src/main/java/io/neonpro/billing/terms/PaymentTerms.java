package io.neonpro.billing.terms;

import io.neonpro.contracts.clinic.CatalogueEvent.ClinicChanged;
import io.neonpro.contracts.clinic.TenantSettings;
import io.neonpro.kernel.data.TenantStatement;
import io.neonpro.kernel.event.Copy;
import io.neonpro.kernel.event.NotHeardYet;
import io.neonpro.kernel.tenant.Settings;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;

/** By when an invoice must be paid: so many days after the treatment, on the clinic's calendar. */
@ApplicationScoped
public class PaymentTerms {

    private static final TenantStatement FIND_ZONE =
            new TenantStatement("select timezone from clinic where tenant_id = $1 and id = $2");

    private static final Copy ZONE = Copy.of("clinic", List.of("id"), List.of("timezone"));

    private final Settings settings;

    PaymentTerms(Settings settings) {
        this.settings = settings;
    }

    /**
     * Within the caller's transaction; fails while the clinic's event is still on its way.
     *
     * @param treatedAt when the treatment was given
     */
    public Uni<LocalDate> dueDate(UUID clinicId, Instant treatedAt) {
        return zone(clinicId)
                .map(zone -> LocalDate.ofInstant(treatedAt, zone))
                .flatMap(day -> settings.get(TenantSettings.DUE_DAYS).map(day::plusDays));
    }

    private static Uni<ZoneId> zone(UUID clinicId) {
        return FIND_ZONE
                .find(row -> ZoneId.of(row.getString("timezone")), clinicId)
                .map(zone -> zone.orElseThrow(() -> new NotHeardYet(clinicId)));
    }

    Uni<?> keep(ClinicChanged clinic) {
        return ZONE.keep(clinic.revision(), clinic.clinicId(), clinic.timezone().getId());
    }
}
