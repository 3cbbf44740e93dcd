package io.neonpro.billing.invoice;

import io.neonpro.kernel.tenancy.Tenancy;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Counts a tenant's invoices from 1, without gaps: a number is taken in the issuing transaction.
 */
@ApplicationScoped
class InvoiceNumbers {

    private static final String NEXT =
            """
            insert into invoice_count as counted (tenant_id, last) values (?1, 1)
                on conflict (tenant_id) do update set last = counted.last + 1
            returning last
            """;

    Uni<String> next() {
        return Panache.getSession()
                .flatMap(
                        session ->
                                session.createNativeQuery(NEXT, Long.class)
                                        .setParameter(1, Tenancy.require().tenant())
                                        .getSingleResult())
                .map("%06d"::formatted);
    }
}
