package io.neonpro.identity.registration;

import io.neonpro.kernel.value.EmailAddress;
import io.neonpro.kernel.value.PersonName;
import io.neonpro.kernel.value.Slug;
import jakarta.validation.constraints.NotNull;
import java.util.UUID;

/**
 * Whoever signs a clinic group up, to be its owner once it is there.
 *
 * @param tenantId that the clinic group will have
 * @param ownerId that its owner will have
 * @param password that they chose, hashed here before
 */
public record Registration(
        @NotNull UUID tenantId,
        @NotNull UUID ownerId,
        @NotNull PersonName name,
        @NotNull EmailAddress email,
        @NotNull HashedPassword password,
        @NotNull Slug slug) {

    @Override
    public String toString() {
        return "Registration of " + ownerId + " for " + tenantId;
    }
}
