package io.neonpro.identity.signing;

import com.nimbusds.jose.jwk.ECKey;
import java.time.Instant;

/**
 * A key pair that signs tokens.
 *
 * @param pair P-256, private part included
 * @param signsFrom when it takes over from the key before it
 */
record SigningKey(ECKey pair, Instant createdAt, Instant signsFrom) {

    String kid() {
        return pair.getKeyID();
    }

    @Override
    public String toString() {
        return kid();
    }
}
