package io.neonpro.clinic.onboarding;

import io.neonpro.kernel.web.problem.ProblemException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.regex.Pattern;

/**
 * An {@code Idempotency-Key} of a sign-up. Nobody is signed in yet, so the key and the whole
 * request, password included, are what a client proves itself with.
 *
 * @param digest of the key
 * @param content the request, and the key with it; a password is in it, so only a keyed fingerprint is stored
 */
record SignUpKey(byte[] digest, byte[] content) {

    static final String HEADER = "Idempotency-Key";

    private static final Pattern HARD_TO_GUESS = Pattern.compile("[!-~]{16,255}");

    /**
     * @throws ProblemException 400 for a key that is easily guessed, or used by two by accident
     */
    static SignUpKey of(String header, SignUp signUp) {
        if (!HARD_TO_GUESS.matcher(header).matches()) {
            throw ProblemException.invalidInput(HEADER, "invalid-value", "must be 16 to 255 visible ASCII characters");
        }
        return new SignUpKey(sha256(header.getBytes(StandardCharsets.US_ASCII)), content(header, signUp));
    }

    private static byte[] content(String header, SignUp signUp) {
        SignUp.NewOwner owner = signUp.owner();
        return String.join(
                        "\0",
                        header,
                        signUp.name(),
                        signUp.slug(),
                        signUp.timezone().getId(),
                        owner.name(),
                        owner.email(),
                        owner.password().text(),
                        signUp.clinic().name(),
                        String.valueOf(signUp.clinic().address()),
                        String.valueOf(signUp.kind()))
                .getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] sha256(byte[] key) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(key);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JRE has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return "SignUpKey[]";
    }
}
