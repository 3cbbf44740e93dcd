package io.neonpro.billing.price;

import io.neonpro.contracts.clinic.CatalogueEvent.TreatmentChanged;
import io.neonpro.kernel.data.TenantStatement;
import io.neonpro.kernel.event.Copy;
import io.neonpro.kernel.event.NotHeardYet;
import io.neonpro.kernel.value.Money;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** Billing's own copy of what treatments cost, for bookings that do not say it themselves. */
@ApplicationScoped
public class Prices {

    private static final TenantStatement FIND =
            new TenantStatement("select amount, currency from price where tenant_id = $1 and treatment_id = $2");

    private static final Copy COPY = Copy.of("price", List.of("treatment_id"), List.of("amount", "currency"));

    /** Within the caller's transaction; fails while the treatment's event is still on its way. */
    public Uni<Money> of(UUID treatmentId) {
        return FIND.find(row -> new Money(row.getBigDecimal("amount"), row.getString("currency")), treatmentId)
                .map(found -> found.orElseThrow(() -> new NotHeardYet(treatmentId)));
    }

    public Uni<?> keep(TreatmentChanged changed) {
        return COPY.keep(
                changed.revision(),
                changed.treatmentId(),
                changed.price().amount(),
                changed.price().currency());
    }
}
