package io.neonpro.identity.factor;

/**
 * What an authenticator application is told, this once.
 *
 * @param secret in base32, to be typed
 * @param uri the same for a picture that the application reads
 */
public record Enrolment(String secret, String uri) {

    @Override
    public String toString() {
        return "Enrolment";
    }
}
