package io.neonpro.identity.member;

import io.neonpro.identity.letter.Letters;
import io.neonpro.identity.proof.Purpose;
import io.neonpro.kernel.data.TenantStatement;
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

    /** Whoever registers and whoever withdraws take turns, whichever comes first. */
    private static final TenantStatement REGISTER = new TenantStatement("""
                    insert into registration (tenant_id, owner_id) values ($1, $2)
                    on conflict (tenant_id, owner_id) do update set asked_at = now()
                    returning is_withdrawn
                    """);

    private static final TenantStatement WITHDRAW = new TenantStatement("""
                    insert into registration (tenant_id, owner_id, is_withdrawn) values ($1, $2, true)
                    on conflict (tenant_id, owner_id) do update set is_withdrawn = true, asked_at = now()
                    """);

    /** Where there is nobody yet. */
    private static final TenantStatement AWAIT = new TenantStatement("""
                    insert into membership (tenant_id, user_id, roles, state, expires_at)
                    select $1, $2, '{owner}', 'pending', $3
                     where (select user_id from membership where tenant_id = $1 order by user_id limit 1) is null
                    """);

    private final Memberships memberships;
    private final Letters letters;

    Founders(Memberships memberships, Letters letters) {
        this.memberships = memberships;
        this.letters = letters;
    }

    /**
     * Adds a person and their pending membership of a tenant that is not there yet.
     *
     * @return false when the address, or the id, is somebody's already; fails with a refusal when
     *     the tenant has members, or this was withdrawn
     */
    public Uni<Boolean> add(
            UUID tenant, UUID owner, EmailAddress email, PersonName name, String passwordHash, Instant expiresAt) {
        return Tenancy.runAs(
                TenantContext.ofEvent(tenant),
                () -> Transactions.run(() -> REGISTER.find(row -> row.getBoolean("is_withdrawn"), owner)
                        .invoke(found -> requireNotWithdrawn(found.orElseThrow()))
                        .chain(() -> People.add(owner, email, name, passwordHash))
                        .chain(isNew -> isNew
                                ? await(owner, expiresAt)
                                : Uni.createFrom().item(false))));
    }

    /** From now on, they are not added any more. */
    public Uni<Void> withdraw(UUID tenant, UUID owner) {
        return Tenancy.runAs(
                TenantContext.ofEvent(tenant),
                () -> Transactions.run(() -> WITHDRAW.run(owner)).replaceWithVoid());
    }

    /** Makes the founder of the current tenant its owner for good, and asks them to prove their address; in the caller's transaction. */
    public Uni<Void> confirm(UUID owner) {
        return Transactions.run(() -> memberships
                .confirm(owner)
                .chain(isConfirmed -> isConfirmed ? letters.add(Purpose.VERIFICATION, owner) : expect(owner)));
    }

    /** They are confirmed already, or should be there. */
    private Uni<Void> expect(UUID owner) {
        return memberships
                .find(owner)
                .invoke(found -> {
                    if (found.isEmpty()) {
                        LOG.errorf(
                                "Tenant %s is there, but not its owner %s",
                                Tenancy.require().tenant(), owner);
                    }
                })
                .replaceWithVoid();
    }

    private static Uni<Boolean> await(UUID owner, Instant expiresAt) {
        return AWAIT.run(owner, expiresAt).invoke(Founders::requireAdded).replaceWith(true);
    }

    private static void requireNotWithdrawn(boolean isWithdrawn) {
        if (isWithdrawn) {
            throw Rejected.conflict("registration-withdrawn", "This registration was withdrawn.")
                    .asFailure();
        }
    }

    private static void requireAdded(int added) {
        if (added == 0) {
            throw Rejected.conflict("tenant-taken", "The tenant has an owner already.")
                    .asFailure();
        }
    }
}
