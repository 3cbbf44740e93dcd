package io.neonpro.identity.signing;

import com.nimbusds.jose.jwk.ECKey;
import java.time.Instant;

/**
 * A key pair that signs tokens.
 *
 * @param pair P-256, private part included
 * @param master the id of the master key that seals it in the database; empty when it is not there yet
 * @param signsFrom when it takes over from the key before it
 */
record SigningKey(ECKey pair, String master, Instant createdAt, Instant signsFrom) {

    String kid() {
        return pair.getKeyID();
    }

    @Override
    public String toString() {
        return kid();
    }
}
