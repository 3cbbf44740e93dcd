package io.neonpro.identity.enrolment;

import io.neonpro.identity.passkey.Assertion;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/**
 * What an authenticator answered to a challenge, as the browser has it.
 *
 * @param credentialId the credential's {@code rawId}, in base64url, like the others, which are in its {@code response}
 */
public record SignedChallenge(
        @NotNull @Size(min = 1, max = 2_000) String credentialId,
        @NotNull @Size(min = 1, max = 4_000) String authenticatorData,
        @NotNull @Size(min = 1, max = 4_000) String clientDataJSON,
        @NotNull @Size(min = 1, max = 2_000) String signature) {

    Assertion assertion() {
        return new Assertion(credentialId, authenticatorData, clientDataJSON, signature);
    }

    @Override
    public String toString() {
        return "SignedChallenge";
    }
}
