package io.neonpro.clinic.onboarding;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** What identity is asked to hash, unless it is made of the owner's own name or address. */
@RegisterForReflection
record NewPassword(String password, String name, String email) {

    static NewPassword of(SignUp.NewOwner owner) {
        return new NewPassword(
                owner.password().text(), owner.name().text(), owner.email().text());
    }

    @Override
    public String toString() {
        return "NewPassword[]";
    }
}
