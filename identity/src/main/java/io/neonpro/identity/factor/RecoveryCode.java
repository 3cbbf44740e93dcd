package io.neonpro.identity.factor;

import io.neonpro.identity.secret.Digest;
import java.security.SecureRandom;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.bouncycastle.util.encoders.Base32;

/**
 * A code that takes the place of the second factor once. It has 120 random bits, so its digest is enough to store (ASVS 5, 6.5.2).
 *
 * @param text in six groups of four
 */
public record RecoveryCode(String text) {

    private static final int BYTES = 15;
    private static final int GROUP = 4;
    private static final int COUNT = 10;

    public static List<RecoveryCode> several() {
        return Stream.generate(RecoveryCode::random).limit(COUNT).toList();
    }

    /** However it was copied. */
    static byte[] digest(String typed) {
        return Digest.of(typed.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT));
    }

    public byte[] digest() {
        return digest(text);
    }

    private static RecoveryCode random() {
        byte[] random = new byte[BYTES];
        new SecureRandom().nextBytes(random);
        return new RecoveryCode(String.join("-", Base32.toBase32String(random).split("(?<=\\G.{" + GROUP + "})")));
    }

    @Override
    public String toString() {
        return "RecoveryCode";
    }
}
