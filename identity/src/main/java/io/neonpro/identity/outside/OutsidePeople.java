package io.neonpro.identity.outside;

import io.neonpro.kernel.data.TenantStatement;
import io.neonpro.kernel.data.Transactions;
import io.neonpro.kernel.tenancy.Tenancy;
import io.neonpro.kernel.tenancy.TenantContext;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** Whom a provider means by a subject, which it gives to nobody else: addresses it may (OpenID Connect Core, 5.7). */
@ApplicationScoped
public class OutsidePeople {

    private static final TenantStatement FIND = new TenantStatement("""
            select user_id from outside_person where tenant_id = $1 and issuer_id = $2 and subject = $3
            """);

    private static final TenantStatement ADD = new TenantStatement("""
            insert into outside_person (tenant_id, issuer_id, subject, user_id) values ($1, $2, $3, $4)
            on conflict do nothing
            """);

    private static final TenantStatement FORGET =
            new TenantStatement("delete from outside_person where tenant_id = $1 and user_id = $2");

    /** Who was meant before; empty when nobody was. */
    public Uni<Optional<UUID>> find(UUID tenant, OutsideIssuer issuer, String subject) {
        return inTenant(tenant, () -> find(issuer, subject));
    }

    /**
     * It is this person who is meant from now on.
     *
     * @return false when somebody else is, or they are meant by another subject
     */
    public Uni<Boolean> remember(UUID tenant, OutsideIssuer issuer, String subject, UUID person) {
        return inTenant(
                tenant,
                () -> ADD.run(issuer.id(), subject, person)
                        .chain(() -> find(issuer, subject))
                        .map(found -> found.filter(person::equals).isPresent()));
    }

    /** Nobody means them any more; in the caller's transaction. */
    public Uni<Void> forget(UUID person) {
        return FORGET.run(person).replaceWithVoid();
    }

    private static Uni<Optional<UUID>> find(OutsideIssuer issuer, String subject) {
        return FIND.find(row -> row.getUUID("user_id"), issuer.id(), subject);
    }

    private static <T> Uni<T> inTenant(UUID tenant, Supplier<Uni<T>> work) {
        return Tenancy.runAs(TenantContext.ofEvent(tenant), () -> Transactions.run(work));
    }
}
