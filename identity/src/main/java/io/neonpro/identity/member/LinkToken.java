package io.neonpro.identity.member;

import io.neonpro.identity.secret.Secret;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/**
 * What a link that was sent to somebody holds.
 *
 * @param token what follows the equals sign in it
 */
public record LinkToken(@NotNull @Size(min = 1, max = 100) String token) {

    Secret secret() {
        return new Secret(token);
    }

    @Override
    public String toString() {
        return "LinkToken";
    }
}
