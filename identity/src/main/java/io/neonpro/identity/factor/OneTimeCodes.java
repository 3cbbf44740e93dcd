package io.neonpro.identity.factor;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.util.encoders.Base32;

/** The codes that an authenticator application shows (RFC 6238: six digits, 30 seconds, HMAC-SHA-1, as all of them know). */
final class OneTimeCodes {

    private static final String ALGORITHM = "HmacSHA1";
    private static final long SECONDS = 30;

    /** One step of clocks that differ, to either side (RFC 6238, 5.2). */
    private static final long TOLERANCE = 1;

    private static final TimeBasedOneTimePasswordGenerator GENERATOR = new TimeBasedOneTimePasswordGenerator();

    private OneTimeCodes() {}

    /**
     * The step of time that a code is of; empty when it is wrong, or of a step that is used.
     *
     * @param lastStep of the newest code that was taken
     */
    static OptionalLong step(byte[] secret, String code, Instant now, long lastStep) {
        long current = now.getEpochSecond() / SECONDS;
        return LongStream.rangeClosed(current - TOLERANCE, current + TOLERANCE)
                .filter(step -> step > lastStep)
                .filter(step -> isEqual(code(secret, step), code))
                .findFirst();
    }

    /** What the application is shown as a picture, or told ({@code otpauth:} URIs). */
    static String uri(byte[] secret, String account) {
        return "otpauth://totp/NeonPro:%s?secret=%s&issuer=NeonPro"
                .formatted(URLEncoder.encode(account, StandardCharsets.UTF_8).replace("+", "%20"), text(secret));
    }

    /** To be typed, where no picture can be taken. */
    static String text(byte[] secret) {
        return Base32.toBase32String(secret).replace("=", "");
    }

    static String code(byte[] secret, long step) {
        try {
            return GENERATOR.generateOneTimePasswordString(
                    new SecretKeySpec(secret, ALGORITHM), Instant.ofEpochSecond(step * SECONDS));
        } catch (InvalidKeyException e) {
            throw new IllegalStateException("Every key is one of HMAC", e);
        }
    }

    private static boolean isEqual(String right, String said) {
        return MessageDigest.isEqual(right.getBytes(StandardCharsets.US_ASCII), said.getBytes(StandardCharsets.UTF_8));
    }
}
