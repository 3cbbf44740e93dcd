package io.neonpro.identity.registration;

import io.neonpro.identity.token.TokenAnswer;
import java.util.UUID;

/** The answer to a registration: the owner, signed in. */
public record Registered(Owner owner, TokenAnswer token) {

    /** Who signed up. */
    public record Owner(UUID id, String name, String email) {}
}
