package io.neonpro.clinic.onboarding;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.UUID;

/**
 * What identity is asked to register.
 *
 * @param password its hash
 */
@RegisterForReflection
record Registration(UUID tenantId, UUID ownerId, String name, String email, String password, String slug) {

    static Registration of(SignUpEvent.Asked asked) {
        return new Registration(
                asked.tenantId(),
                asked.ownerId(),
                asked.ownerName().text(),
                asked.email().text(),
                asked.passwordHash(),
                asked.slug().text());
    }

    @Override
    public String toString() {
        return "Registration[" + tenantId + "]";
    }
}
