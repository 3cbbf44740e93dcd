package io.neonpro.billing.price;

import io.neonpro.contracts.clinic.CatalogueEvent.TreatmentChanged;
import io.neonpro.kernel.data.TenantStatement;
import io.neonpro.kernel.value.Money;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.NoSuchElementException;
import java.util.UUID;

/** Billing's own copy of what treatments cost. */
@ApplicationScoped
public class Prices {

    private static final TenantStatement FIND =
            new TenantStatement("select amount, currency from price where tenant_id = $1 and treatment_id = $2");

    /** One statement, as retries of an older snapshot and a newer one may come at once. */
    private static final TenantStatement KEEP = new TenantStatement("""
                    insert into price (tenant_id, treatment_id, revision, amount, currency)
                    values ($1, $2, $3, $4, $5)
                    on conflict (tenant_id, treatment_id) do update
                       set revision = excluded.revision, amount = excluded.amount,
                           currency = excluded.currency
                     where price.revision < excluded.revision
                    """);

    /** Within the caller's transaction; fails while the treatment's event is still on its way. */
    public Uni<Money> of(UUID treatmentId) {
        return FIND.find(row -> new Money(row.getBigDecimal("amount"), row.getString("currency")), treatmentId)
                .map(found -> found.orElseThrow(() -> new NoSuchElementException("No price yet of " + treatmentId)));
    }

    /** An older snapshot changes nothing. */
    public Uni<?> keep(TreatmentChanged changed) {
        return KEEP.run(
                changed.treatmentId(),
                changed.revision(),
                changed.price().amount(),
                changed.price().currency());
    }
}
