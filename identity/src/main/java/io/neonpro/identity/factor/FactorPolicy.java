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
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Which roles of a tenant need a second factor, as it has decided. */
@ApplicationScoped
public class FactorPolicy {

    private static final TenantStatement ROLES =
            new TenantStatement("select roles from membership where tenant_id = $1 and user_id = $2");

    private final Settings settings;
    private final SecondFactors factors;

    FactorPolicy(Settings settings, SecondFactors factors) {
        this.settings = settings;
        this.factors = factors;
    }

    /** Whether a person has none and may not be at a tenant without one; who has one was asked for it. */
    public Uni<Boolean> isMissing(UUID tenant, UUID person) {
        return factors.isOn(person).chain(isOn -> isOn ? Uni.createFrom().item(false) : isNeeded(tenant, person));
    }

    /** Whether a person may not sign in to a tenant without one. */
    public Uni<Boolean> isNeeded(UUID tenant, UUID person) {
        return Tenancy.runAs(
                TenantContext.ofEvent(tenant),
                () -> Transactions.run(() -> settings.get(TenantSettings.SECOND_FACTOR_ROLES)
                        .chain(needing -> ROLES.find(row -> Roles.ofColumn(row.getArrayOfStrings("roles")), person)
                                .map(roles -> isOneOf(needing, roles)))));
    }

    private static boolean isOneOf(Set<Role> needing, Optional<Set<Role>> roles) {
        return roles.map(theirs -> !Collections.disjoint(theirs, needing)).orElse(false);
    }
}
