package io.neonpro.identity.registration;

import io.neonpro.identity.password.Passwords;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.UUID;

/**
 * Whoever signs a clinic group up, to be its owner once it is there.
 *
 * @param tenantId that the clinic group will have
 * @param ownerId that its owner will have
 */
public record Registration(
        @NotNull UUID tenantId,
        @NotNull UUID ownerId,
        @NotBlank @Size(max = 200) String name,
        @NotBlank @Email @Size(max = 254) String email,

        @NotNull @Size(min = Passwords.MIN_LENGTH, max = Passwords.MAX_LENGTH)
        String password,

        @NotBlank @Size(max = 63) String slug) {

    @Override
    public String toString() {
        return "Registration of " + ownerId + " for " + tenantId;
    }
}
