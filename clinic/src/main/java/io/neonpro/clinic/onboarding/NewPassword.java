package io.neonpro.clinic.onboarding;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** What identity is asked to hash. */
@RegisterForReflection
record NewPassword(String password) {

    @Override
    public String toString() {
        return "NewPassword[]";
    }
}
