package io.neonpro.identity.factor;

import io.neonpro.contracts.access.Role;
import io.neonpro.contracts.clinic.TenantSettings;
import io.neonpro.identity.access.Roles;
import io.neonpro.kernel.data.TenantStatement;
import io.neonpro.kernel.data.Transactions;
import io.neonpro.kernel.tenancy.Tenancy;
import io.neonpro.kernel.tenancy.TenantContext;
import io.neonpro.kernel.tenant.Settings;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collections;
import java.util.Set;
import java.util.UUID;

/** Which roles of a tenant need a second factor, as it has decided. */
@ApplicationScoped
public class FactorPolicy {

    private static final TenantStatement ROLES =
            new TenantStatement("select roles from membership where tenant_id = $1 and user_id = $2");

    private final Settings settings;

    FactorPolicy(Settings settings) {
        this.settings = settings;
    }

    /** Whether a session may not go on, or in, at a tenant: that its person has one now says nothing of who began it. */
    public Uni<Boolean> isMissing(UUID tenant, UUID person, boolean wasSaid) {
        return wasSaid ? Uni.createFrom().item(false) : isNeeded(tenant, person);
    }

    /** Whether a person may not sign in to a tenant without one. */
    public Uni<Boolean> isNeeded(UUID tenant, UUID person) {
        return Tenancy.runAs(
                TenantContext.ofEvent(tenant),
                () -> Transactions.run(() -> settings.get(TenantSettings.SECOND_FACTOR_ROLES)
                        .chain(needing ->
                                needing.isEmpty() ? Uni.createFrom().item(false) : isOneOf(needing, person))));
    }

    private static Uni<Boolean> isOneOf(Set<Role> needing, UUID person) {
        return ROLES.find(row -> Roles.ofColumn(row.getArrayOfStrings("roles")), person)
                .map(found -> found.map(theirs -> !Collections.disjoint(theirs, needing))
                        .orElse(false));
    }
}
