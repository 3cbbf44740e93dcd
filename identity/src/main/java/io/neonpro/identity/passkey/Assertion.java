package io.neonpro.identity.passkey;

import io.neonpro.identity.oauth.Form;
import java.util.Optional;

/**
 * What an authenticator says to show that it is there (Web Authentication, 5.2.2), all of it in base64url.
 *
 * @param credential which of its keys it signed with
 */
public record Assertion(String credential, String authenticatorData, String clientData, String signature) {

    /** Of a page to sign in; empty when its owner typed a code. */
    public static Optional<Assertion> of(Form form) {
        return form.field("credentialId")
                .flatMap(credential -> form.field("signature")
                        .map(signature -> new Assertion(
                                credential,
                                form.field("authenticatorData").orElse(""),
                                form.field("clientDataJSON").orElse(""),
                                signature)));
    }

    @Override
    public String toString() {
        return "Assertion";
    }
}
