package io.neonpro.clinic.onboarding;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.UUID;

/** What identity signs an owner in by. */
@RegisterForReflection
record OwnerSignIn(UUID tenantId, UUID ownerId, String email, String password) {

    static OwnerSignIn of(SignUp signUp, SignUpIds ids) {
        return new OwnerSignIn(
                ids.tenant(),
                ids.owner(),
                signUp.owner().email().text(),
                signUp.owner().password().text());
    }

    @Override
    public String toString() {
        return "OwnerSignIn[" + tenantId + "]";
    }
}
