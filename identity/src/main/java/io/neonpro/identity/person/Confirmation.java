package io.neonpro.identity.person;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/**
 * Somebody's word that an address is theirs.
 *
 * @param token what follows the equals sign in the link that was sent there
 */
public record Confirmation(
        @NotNull @Size(min = 1, max = 100) String token) {

    @Override
    public String toString() {
        return "Confirmation";
    }
}
