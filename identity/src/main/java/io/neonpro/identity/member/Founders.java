package io.neonpro.identity.member;

import io.neonpro.kernel.data.Transactions;
import io.neonpro.kernel.event.Rejected;
import io.neonpro.kernel.tenancy.Tenancy;
import io.neonpro.kernel.tenancy.TenantContext;
import io.neonpro.kernel.value.EmailAddress;
import io.neonpro.kernel.value.PersonName;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;
import org.jboss.logging.Logger;

/** The first owners of tenants: pending until the tenant is there. */
@ApplicationScoped
public class Founders {

    private static final Logger LOG = Logger.getLogger(Founders.class);

    private final Memberships memberships;

    Founders(Memberships memberships) {
        this.memberships = memberships;
    }

    /**
     * Adds a person and their pending membership of a tenant that is not there yet.
     *
     * @return false when the address, or the id, is somebody's already; fails with a refusal when
     *     the tenant has members
     */
    public Uni<Boolean> add(
            UUID tenant, UUID owner, EmailAddress email, PersonName name, String passwordHash, Instant expiresAt) {
        return Tenancy.runAs(
                TenantContext.ofEvent(tenant),
                () -> Transactions.run(() -> People.add(owner, email, name, passwordHash)
                        .chain(isNew -> isNew
                                ? await(owner, expiresAt)
                                : Uni.createFrom().item(false))));
    }

    /** Makes the founder of the current tenant its owner for good; in the caller's transaction. */
    public Uni<Void> confirm(UUID owner) {
        return Transactions.run(() -> memberships.find(owner).chain(found -> {
            if (found.isEmpty()) {
                LOG.errorf(
                        "Tenant %s is there, but not its owner %s",
                        Tenancy.require().tenant(), owner);
            }
            return found.filter(Membership::isPending)
                    .map(memberships::activate)
                    .orElseGet(() -> Uni.createFrom().voidItem());
        }));
    }

    private static Uni<Boolean> await(UUID owner, Instant expiresAt) {
        return Membership.count("key.tenant", Tenancy.require().tenant())
                .invoke(Founders::requireNone)
                .chain(() ->
                        Membership.pending(Memberships.key(owner), expiresAt).persistAndFlush())
                .replaceWith(true);
    }

    private static void requireNone(long members) {
        if (members > 0) {
            throw Rejected.conflict("tenant-taken", "The tenant has an owner already.")
                    .asFailure();
        }
    }
}
