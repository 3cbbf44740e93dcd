package io.neonpro.devstack;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/** Secrets that nobody chose. */
public final class Randomness {

    private static final SecureRandom RANDOM = new SecureRandom();

    private Randomness() {}

    /** Two characters a byte. */
    public static String hex(int bytes) {
        return HexFormat.of().formatHex(bytes(bytes));
    }

    public static String base64(int bytes) {
        return Base64.getEncoder().encodeToString(bytes(bytes));
    }

    private static byte[] bytes(int count) {
        var bytes = new byte[count];
        RANDOM.nextBytes(bytes);
        return bytes;
    }
}
