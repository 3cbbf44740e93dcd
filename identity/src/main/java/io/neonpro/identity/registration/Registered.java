package io.neonpro.identity.registration;

import io.neonpro.identity.token.TokenAnswer;
import java.util.UUID;

/** An owner who has signed up, signed in. */
public record Registered(Owner owner, TokenAnswer token) {

    /** Who signed up. */
    public record Owner(UUID id, String name, String email) {}
}
