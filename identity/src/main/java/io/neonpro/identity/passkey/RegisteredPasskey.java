package io.neonpro.identity.passkey;

import io.neonpro.identity.factor.RecoveryCode;
import java.util.List;
import java.util.UUID;

/**
 * A passkey that counts from now on.
 *
 * @param recoveryCodes for when it is lost, each good once and shown this once; none for who has some
 */
public record RegisteredPasskey(UUID id, String name, List<String> recoveryCodes) {

    static RegisteredPasskey of(UUID id, String name, List<RecoveryCode> codes) {
        return new RegisteredPasskey(
                id, name, codes.stream().map(RecoveryCode::text).toList());
    }

    @Override
    public String toString() {
        return "RegisteredPasskey " + id;
    }
}
