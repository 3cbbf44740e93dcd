package io.neonpro.identity.account;

import java.util.UUID;

/** What a machine signs in with; the secret is shown this once. */
public record Credentials(UUID clientId, String clientSecret) {

    @Override
    public String toString() {
        return "Credentials of " + clientId;
    }
}
