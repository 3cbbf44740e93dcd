package io.neonpro.clinic.onboarding;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.UUID;

/** What identity is asked to register. */
@RegisterForReflection
record Registration(UUID tenantId, UUID ownerId, String name, String email, String password, String slug) {

    static Registration of(SignUp signUp, SignUpIds ids) {
        SignUp.NewOwner owner = signUp.owner();
        return new Registration(
                ids.tenant(),
                ids.owner(),
                owner.name().text(),
                owner.email().text(),
                owner.password().text(),
                signUp.slug().text());
    }

    @Override
    public String toString() {
        return "Registration[" + tenantId + "]";
    }
}
