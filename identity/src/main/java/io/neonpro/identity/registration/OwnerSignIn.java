package io.neonpro.identity.registration;

import io.neonpro.kernel.value.EmailAddress;
import io.neonpro.kernel.value.Password;
import jakarta.validation.constraints.NotNull;
import java.util.UUID;

/** The owner of a tenant that has just signed up, who is to be signed in. */
public record OwnerSignIn(
        @NotNull UUID tenantId,
        @NotNull UUID ownerId,
        @NotNull EmailAddress email,
        @NotNull Password password) {

    @Override
    public String toString() {
        return "OwnerSignIn for " + tenantId;
    }
}
