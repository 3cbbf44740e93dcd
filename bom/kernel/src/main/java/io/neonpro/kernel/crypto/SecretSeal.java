package io.neonpro.kernel.crypto;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Seals a value under a random secret of 256 bits or more that is kept nowhere: only who shows the secret again opens
 * the seal.
 */
public final class SecretSeal {

    private static final String PURPOSE = "neonpro: seal of a secret|";

    private SecretSeal() {}

    /**
     * @param context what the value is for; it does not open for anything else
     */
    public static byte[] seal(String secret, String plain, String context) {
        return key(secret, context).seal(plain.getBytes(UTF_8), context);
    }

    /**
     * @throws BrokenSealException when the value was changed, or sealed by another secret or for something else
     */
    public static String open(String secret, byte[] sealed, String context) {
        return new String(key(secret, context).open(sealed, context), UTF_8);
    }

    private static AesKey key(String secret, String context) {
        return new AesKey(Hmac.of(secret.getBytes(UTF_8), (PURPOSE + context).getBytes(UTF_8)));
    }
}
