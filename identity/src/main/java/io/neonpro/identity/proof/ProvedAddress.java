package io.neonpro.identity.proof;

import io.neonpro.contracts.identity.UserEvent;
import io.neonpro.identity.access.Roles;
import io.neonpro.identity.directory.Directory;
import io.neonpro.kernel.data.TenantStatement;
import io.neonpro.kernel.data.Transactions;
import io.neonpro.kernel.event.Outbox;
import io.neonpro.kernel.tenancy.Tenancy;
import io.neonpro.kernel.tenancy.TenantContext;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Has those who hear of a tenant know that somebody's address is theirs who works for it. */
@ApplicationScoped
public class ProvedAddress {

    private static final TenantStatement ROLES = new TenantStatement("""
                    select roles from membership where tenant_id = $1 and user_id = $2 and state = 'active'
                    """);

    private final Directory directory;
    private final Outbox outbox;

    ProvedAddress(Directory directory, Outbox outbox) {
        this.directory = directory;
        this.outbox = outbox;
    }

    /** In all of their tenants. */
    public Uni<Void> tell(UUID person) {
        return directory
                .tenantsOf(person)
                .onItem()
                .transformToMulti(tenants -> Multi.createFrom().iterable(tenants))
                .onItem()
                .transformToUniAndConcatenate(tenant ->
                        Tenancy.runAs(TenantContext.ofEvent(tenant), () -> Transactions.run(() -> tellHere(person))))
                .collect()
                .last()
                .replaceWithVoid();
    }

    /** In the current one, in the caller's transaction; of no member nothing is told. */
    public Uni<Void> tellHere(UUID person) {
        return ROLES.find(row -> Roles.ofColumn(row.getArrayOfStrings("roles")), person)
                .chain(found -> found.map(roles -> outbox.publish(person, new UserEvent.Verified(person, roles)))
                        .orElseGet(() -> Uni.createFrom().voidItem()));
    }
}
