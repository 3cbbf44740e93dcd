package io.neonpro.identity.password;

import io.neonpro.kernel.value.Password;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * A password as it is stored: its Argon2id hash (RFC 9106) with salt and cost, in text as a PHC
 * string {@code $argon2id$v=19$m=19456,t=2,p=1$<salt>$<hash>}.
 */
record PasswordHash(Cost cost, byte[] salt, byte[] hash) {

    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final Pattern PHC = Pattern.compile("\\$argon2id\\$v=19\\$m=(\\d{1,9}),t=(\\d{1,3}),p=(\\d{1,3})"
            + "\\$([A-Za-z0-9+/]{11,86})\\$([A-Za-z0-9+/]{22,86})");

    /** What it takes to work a hash out. */
    record Cost(int memoryKib, int iterations, int lanes) {}

    /** The hash of a password under a new salt. */
    static PasswordHash of(String password, Cost cost) {
        byte[] salt = new byte[SALT_BYTES];
        new SecureRandom().nextBytes(salt);
        return new PasswordHash(cost, salt, derive(password, cost, salt, HASH_BYTES));
    }

    /**
     * @throws IllegalArgumentException for text that is no PHC string of Argon2id
     */
    static PasswordHash parse(String stored) {
        Matcher parts = PHC.matcher(stored);
        if (!parts.matches()) {
            throw new IllegalArgumentException("Not an Argon2id hash");
        }
        Cost cost = new Cost(
                Integer.parseInt(parts.group(1)), Integer.parseInt(parts.group(2)), Integer.parseInt(parts.group(3)));
        Base64.Decoder base64 = Base64.getDecoder();
        return new PasswordHash(cost, base64.decode(parts.group(4)), base64.decode(parts.group(5)));
    }

    static boolean isWritten(String text) {
        return PHC.matcher(text).matches();
    }

    /** In a time that does not tell how much of it is right. */
    boolean matches(String password) {
        return MessageDigest.isEqual(hash, derive(password, cost, salt, hash.length));
    }

    @Override
    public String toString() {
        Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
        return "$argon2id$v=19$m=%d,t=%d,p=%d$%s$%s"
                .formatted(
                        cost.memoryKib(),
                        cost.iterations(),
                        cost.lanes(),
                        base64.encodeToString(salt),
                        base64.encodeToString(hash));
    }

    /** Written in the one way first, as the same letters may be typed in several. */
    private static byte[] derive(String password, Cost cost, byte[] salt, int length) {
        byte[] typed = Password.written(password).getBytes(StandardCharsets.UTF_8);
        Argon2BytesGenerator argon2 = new Argon2BytesGenerator();
        argon2.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(cost.memoryKib())
                .withIterations(cost.iterations())
                .withParallelism(cost.lanes())
                .withSalt(salt)
                .build());
        byte[] hash = new byte[length];
        argon2.generateBytes(typed, hash);
        return hash;
    }
}
