package io.neonpro.billing.terms;

import io.neonpro.contracts.clinic.CatalogueEvent.ClinicChanged;
import io.neonpro.contracts.clinic.TenantEvent.ConfigurationChanged;
import io.neonpro.kernel.data.TenantStatement;
import io.neonpro.kernel.event.Copy;
import io.neonpro.kernel.event.NotHeardYet;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** By when an invoice must be paid: so many days after the treatment, on the clinic's calendar. */
@ApplicationScoped
public class PaymentTerms {

    private static final String DUE_DAYS = "dueDays";

    private static final TenantStatement FIND_ZONE =
            new TenantStatement("select timezone from clinic where tenant_id = $1 and id = $2");

    private static final Copy ZONE = Copy.of("clinic", List.of("id"), List.of("timezone"));

    private static final TenantStatement FIND_DAYS =
            new TenantStatement("select due_days from payment_terms where tenant_id = $1");

    private static final Copy DAYS = Copy.of("payment_terms", List.of(), List.of("due_days"));

    private final TermsSettings settings;

    PaymentTerms(TermsSettings settings) {
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
                .flatMap(day -> days().map(day::plusDays));
    }

    private static Uni<ZoneId> zone(UUID clinicId) {
        return FIND_ZONE
                .find(row -> ZoneId.of(row.getString("timezone")), clinicId)
                .map(zone -> zone.orElseThrow(() -> new NotHeardYet(clinicId)));
    }

    private Uni<Integer> days() {
        return FIND_DAYS
                .find(row -> Optional.ofNullable(row.getInteger("due_days")))
                .map(found -> found.flatMap(Function.identity()).orElseGet(settings::daysUntilDue));
    }

    Uni<?> keep(ClinicChanged clinic) {
        return ZONE.keep(clinic.revision(), clinic.clinicId(), clinic.timezone().getId());
    }

    /** A setting that was taken away is stored as none, so that an older snapshot does not bring it back. */
    Uni<?> keep(ConfigurationChanged configuration) {
        Integer days = Optional.ofNullable(configuration.billing().get(DUE_DAYS))
                .map(Number.class::cast)
                .map(Number::intValue)
                .orElse(null);
        return DAYS.keep(configuration.revision(), days);
    }
}
