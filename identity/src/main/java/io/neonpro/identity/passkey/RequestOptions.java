package io.neonpro.identity.passkey;

import io.neonpro.identity.passkey.CreationOptions.Known;
import java.util.List;

/**
 * What a browser has an authenticator sign, as {@code PublicKeyCredential.parseRequestOptionsFromJSON} reads it (Web Authentication
 * Level 3, 5.1.10).
 *
 * @param challenge in base64url
 * @param timeout in milliseconds
 */
public record RequestOptions(
        String challenge, String rpId, long timeout, List<Known> allowCredentials, String userVerification) {

    static RequestOptions of(Offer offer) {
        return new RequestOptions(
                offer.challenge(),
                offer.party(),
                CreationOptions.PATIENCE.toMillis(),
                offer.credentials().stream()
                        .map(name -> new Known(CreationOptions.PUBLIC_KEY, name))
                        .toList(),
                CreationOptions.PREFERRED);
    }

    @Override
    public String toString() {
        return "RequestOptions";
    }
}
