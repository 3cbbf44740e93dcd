package io.neonpro.identity.person;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/**
 * Somebody's word that an address is theirs, and so is the account that was opened with it.
 *
 * @param token what follows the equals sign in the link that was sent there
 * @param password of the account
 */
public record Confirmation(
        @NotNull @Size(min = 1, max = 100) String token,
        @NotNull @Size(min = 1, max = 1_000) String password) {

    @Override
    public String toString() {
        return "Confirmation";
    }
}
