package io.neonpro.manifests.deployment.fact;

/** What is said of a service cannot be; the build ends with it. */
public final class Impossible extends RuntimeException {

    private static final long serialVersionUID = 1;

    /**
     * @param subject the service or annotation that says it
     */
    public Impossible(String subject, String why) {
        super(subject + ": " + why);
    }

    static void unless(boolean isPossible, String subject, String why) {
        if (!isPossible) {
            throw new Impossible(subject, why);
        }
    }
}
