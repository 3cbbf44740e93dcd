package io.neonpro.identity.passkey;

import io.neonpro.kernel.value.Label;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/**
 * A key pair that an authenticator has made.
 *
 * @param name by which its owner tells it from others
 * @param attestationObject as the browser has it in {@code credential.response}, in base64url, like the other one
 */
public record NewPasskey(
        @NotNull Label name,
        @NotNull @Size(min = 1, max = 20_000) String attestationObject,
        @NotNull @Size(min = 1, max = 4_000) String clientDataJSON) {

    @Override
    public String toString() {
        return "NewPasskey";
    }
}
