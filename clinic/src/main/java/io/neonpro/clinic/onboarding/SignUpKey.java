package io.neonpro.clinic.onboarding;

import io.neonpro.kernel.web.problem.ProblemException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * An {@code Idempotency-Key} of a sign-up. Nobody is signed in yet, so the key and the whole
 * request, password included, are what a client proves itself with; neither can be read from the
 * digests.
 *
 * @param digest of the key
 * @param request digest of the request, keyed with the key
 */
record SignUpKey(byte[] digest, byte[] request) {

    static final String HEADER = "Idempotency-Key";

    private static final Pattern HARD_TO_GUESS = Pattern.compile("[!-~]{16,255}");
    private static final String HMAC = "HmacSHA256";

    /**
     * @throws ProblemException 400 for a key that is easily guessed, or used by two by accident
     */
    static SignUpKey of(String header, SignUp signUp) {
        if (!HARD_TO_GUESS.matcher(header).matches()) {
            throw ProblemException.invalidInput(HEADER, "invalid-value", "must be 16 to 255 visible ASCII characters");
        }
        byte[] key = header.getBytes(StandardCharsets.US_ASCII);
        return new SignUpKey(sha256(key), hmac(key, content(signUp)));
    }

    private static byte[] content(SignUp signUp) {
        SignUp.NewOwner owner = signUp.owner();
        return String.join(
                        "\0",
                        signUp.name(),
                        signUp.slug(),
                        signUp.timezone().getId(),
                        owner.name(),
                        owner.email(),
                        owner.password().text(),
                        signUp.clinic().name(),
                        String.valueOf(signUp.clinic().address()))
                .getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] sha256(byte[] key) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(key);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JRE has SHA-256", e);
        }
    }

    private static byte[] hmac(byte[] key, byte[] content) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(key, HMAC));
            return mac.doFinal(content);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JRE has " + HMAC, e);
        }
    }
}
