package io.neonpro.migrate;

import com.ongres.scram.common.ScramFunctions;
import com.ongres.scram.common.ScramMechanism;
import com.ongres.scram.common.StringPreparation;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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
    private static final Pattern MADE = Pattern.compile("SCRAM-SHA-256\\$" + ITERATIONS + ":([A-Za-z0-9+/]+=*)\\$.+");

    private ScramVerifier() {}

    static String of(String password) {
        return of(password, ScramFunctions.salt(SALT_BYTES, new SecureRandom()));
    }

    /** Whether it is of this password, and made as one would be now: then only the salt of another would differ. */
    static boolean isOf(String password, String verifier) {
        Matcher made = MADE.matcher(verifier);
        return made.matches()
                && verifier.equals(of(password, Base64.getDecoder().decode(made.group(1))));
    }

    private static String of(String password, byte[] salt) {
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
