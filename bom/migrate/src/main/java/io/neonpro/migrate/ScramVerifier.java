package io.neonpro.migrate;

import com.ongres.scram.common.ScramFunctions;
import com.ongres.scram.common.ScramMechanism;
import com.ongres.scram.common.StringPreparation;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * What Postgres keeps of a role's password (RFC 5803). It is made here, so that no statement, and no log of the server, has the
 * password in it.
 */
final class ScramVerifier {

    /**
     * RFC 7677 wants 4,096, to slow down who guesses at what people choose. Services' passwords are drawn by lot, are 16
     * characters at least, and go through all of this at each start before the first answer.
     */
    static final int ITERATIONS = 64;

    private static final ScramMechanism MECHANISM = ScramMechanism.SCRAM_SHA_256;
    private static final int SALT_BYTES = 16;

    private ScramVerifier() {}

    static String of(String password) {
        byte[] salt = ScramFunctions.salt(SALT_BYTES, new SecureRandom());
        byte[] salted = ScramFunctions.saltedPassword(
                MECHANISM, StringPreparation.POSTGRESQL_PREPARATION, password.toCharArray(), salt, ITERATIONS);
        byte[] storedKey = ScramFunctions.storedKey(MECHANISM, ScramFunctions.clientKey(MECHANISM, salted));
        byte[] serverKey = ScramFunctions.serverKey(MECHANISM, salted);
        return "SCRAM-SHA-256$%d:%s$%s:%s".formatted(ITERATIONS, base64(salt), base64(storedKey), base64(serverKey));
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
