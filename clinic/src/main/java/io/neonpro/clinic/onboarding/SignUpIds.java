package io.neonpro.clinic.onboarding;

import io.neonpro.kernel.tenancy.TenantContext;
import io.neonpro.kernel.value.Ids;
import java.util.Optional;
import java.util.UUID;

/**
 * The ids that a sign-up gives out.
 *
 * @param signUp of the sign-up itself
 */
record SignUpIds(UUID signUp, UUID tenant, UUID owner, UUID clinic) {

    static SignUpIds next() {
        return new SignUpIds(Ids.next(), Ids.next(), Ids.next(), Ids.next());
    }

    /** On whose behalf it happens. */
    TenantContext asOwner() {
        return TenantContext.onBehalfOf(tenant, Optional.of(owner));
    }
}
