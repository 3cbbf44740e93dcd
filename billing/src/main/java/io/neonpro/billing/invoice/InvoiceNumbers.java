package io.neonpro.billing.invoice;

import io.neonpro.kernel.data.TenantStatement;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/**
 * Counts a tenant's invoices from 1, without gaps: a number is taken in the issuing transaction.
 */
@ApplicationScoped
class InvoiceNumbers {

    private static final TenantStatement NEXT = new TenantStatement("""
                    insert into invoice_count as counted (tenant_id, last) values ($1, 1)
                        on conflict (tenant_id) do update set last = counted.last + 1
                    returning last
                    """);

    Uni<String> next() {
        return NEXT.find(row -> row.getLong("last")).map(Optional::orElseThrow).map("%06d"::formatted);
    }
}
