package io.neonpro.billing.terms;

import io.neonpro.contracts.clinic.CatalogueEvent.ClinicChanged;
import io.neonpro.contracts.clinic.TenantEvent.ConfigurationChanged;
import io.neonpro.kernel.data.TenantStatement;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** By when an invoice must be paid: so many days after the treatment, on the clinic's calendar. */
@ApplicationScoped
public class PaymentTerms {

    private static final String DUE_DAYS = "dueDays";

    private static final TenantStatement FIND_ZONE =
            new TenantStatement("select timezone from clinic where tenant_id = $1 and id = $2");

    private static final TenantStatement KEEP_ZONE = new TenantStatement("""
                    insert into clinic (tenant_id, id, revision, timezone) values ($1, $2, $3, $4)
                    on conflict (tenant_id, id) do update
                       set revision = excluded.revision, timezone = excluded.timezone
                     where clinic.revision < excluded.revision
                    """);

    private static final TenantStatement FIND_DAYS =
            new TenantStatement("select due_days from payment_terms where tenant_id = $1");

    private static final TenantStatement KEEP_DAYS = new TenantStatement("""
                    insert into payment_terms (tenant_id, revision, due_days)
                    values ($1, $2, $3)
                    on conflict (tenant_id) do update
                       set revision = excluded.revision, due_days = excluded.due_days
                     where payment_terms.revision < excluded.revision
                    """);

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
                .map(zone -> zone.orElseThrow(() -> new NoSuchElementException("Nothing heard yet of " + clinicId)));
    }

    private Uni<Integer> days() {
        return FIND_DAYS
                .find(row -> Optional.ofNullable(row.getInteger("due_days")))
                .map(found -> found.flatMap(Function.identity()).orElseGet(settings::daysUntilDue));
    }

    Uni<?> keep(ClinicChanged clinic) {
        return KEEP_ZONE.run(
                clinic.clinicId(), clinic.revision(), clinic.timezone().getId());
    }

    /** A setting that was taken away is stored as none, so that an older snapshot does not bring it back. */
    Uni<?> keep(ConfigurationChanged configuration) {
        Integer days = Optional.ofNullable(configuration.billing().get(DUE_DAYS))
                .map(Number.class::cast)
                .map(Number::intValue)
                .orElse(null);
        return KEEP_DAYS.run(configuration.revision(), days);
    }
}
