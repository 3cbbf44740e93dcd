package io.neonpro.identity.passkey;

import java.util.List;

/**
 * What a browser asks an authenticator for (Web Authentication, 5.5).
 *
 * @param challenge to sign, in base64url
 * @param party the domain that the keys are for
 * @param credentials those of the person, in base64url
 */
public record Offer(String challenge, String party, List<String> credentials) {

    @Override
    public String toString() {
        return "Offer";
    }
}
