package io.neonpro.manifests.deployment.fact;

import java.util.List;

/**
 * A path that is answered.
 *
 * @param path with {@code {name}} for each part that varies
 * @param methods sorted
 * @param isStream whether the answer goes on and on
 * @param isForServices whether nobody but services of the platform may ask
 * @param isOpen whether one may ask it without a token
 * @param isEverywhere whether each service answers it, for itself
 * @param isRemembered whether what is posted there with an {@code Idempotency-Key} has its effect once, however often it is
 */
public record Route(
        String path,
        List<String> methods,
        boolean isStream,
        boolean isForServices,
        boolean isOpen,
        boolean isEverywhere,
        boolean isRemembered)
        implements Comparable<Route> {

    private static final String VARYING = "\\{[^}]*}";

    /** One that another service answers. */
    static Route asked(String path, String method) {
        return new Route(path, List.of(method), false, false, false, false, false);
    }

    /** Whether a part of it varies. */
    public boolean varies() {
        return path.contains("{");
    }

    /** What is before the first part of it that varies; all of it if none does. */
    public String beginning() {
        return path.replaceFirst("/\\{.*", "");
    }

    /** As a regular expression of all of it. */
    public String pattern() {
        return path.replace(".", "\\.").replaceAll(VARYING, "[^/]+");
    }

    /** As Istio writes it. */
    public String template() {
        return path.replaceAll(VARYING, "{*}");
    }

    @Override
    public int compareTo(Route other) {
        return path.compareTo(other.path);
    }
}
