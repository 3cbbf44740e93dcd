package io.neonpro.clinic;

import io.neonpro.clinic.catalogue.clinic.Clinics;
import io.neonpro.clinic.tenant.TenantCommand.Onboard;
import io.neonpro.clinic.tenant.Tenants;
import io.neonpro.devstack.token.TestTokens;
import io.neonpro.kernel.data.TenantStatement;
import io.neonpro.kernel.data.Transactions;
import io.neonpro.kernel.tenancy.Tenancy;
import io.neonpro.kernel.tenancy.TenantContext;
import io.neonpro.kernel.value.Ids;
import io.neonpro.kernel.value.Label;
import io.quarkus.arc.Arc;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import java.time.ZoneId;
import java.util.UUID;

/**
 * A tenant that has signed up, with its first clinic.
 *
 * @param name also its slug
 */
public record Group(UUID tenant, UUID owner, UUID clinic, String name) {

    private static final TenantStatement CLAIM =
            new TenantStatement("insert into slug (claimed, name) values ($1, $2)");

    private static final ZoneId ZONE = ZoneId.of("America/Sao_Paulo");

    /** What identity would have let through. */
    public static Group onboarded() {
        UUID tenant = Ids.next();
        Group group = new Group(tenant, Ids.next(), Ids.next(), "group-" + tenant);
        try {
            VertxContextSupport.subscribeAndAwait(
                    () -> Tenancy.runAs(TenantContext.ofEvent(tenant), () -> Transactions.run(group::signUp)));
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
        return group;
    }

    private Uni<?> signUp() {
        Tenants tenants = Arc.container().instance(Tenants.class).get();
        Clinics clinics = Arc.container().instance(Clinics.class).get();
        return CLAIM.run(name)
                .chain(() -> tenants.onboard(new Onboard(tenant, name, name, ZONE, owner, clinic)))
                .chain(() -> clinics.open(clinic, Label.of("Centro"), ZONE, null));
    }

    /** The owner, who may do everything. */
    public Client asOwner() {
        return new Client(
                TestTokens.user(tenant).subject(owner).scopes(Client.ALL).sign());
    }

    /** Somebody with every permission, in these clinics only. */
    public Client inClinics(UUID... clinics) {
        return new Client(
                TestTokens.user(tenant).clinics(clinics).scopes(Client.ALL).sign());
    }

    /** Somebody with these permissions, in all clinics. */
    public Client with(String... permissions) {
        return new Client(TestTokens.user(tenant).scopes(permissions).sign());
    }
}
