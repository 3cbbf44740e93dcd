package io.neonpro.manifests.deployment.fact;

import java.util.List;

/**
 * A service's database.
 *
 * @param roles those that it runs as
 */
public record Database(String name, List<Role> roles) {

    /**
     * A role of the database.
     *
     * @param part of the service that uses it, for example {@code app}
     * @param passwordVariable that brings its password
     */
    public record Role(String name, String part, String passwordVariable) {}

    /** Owns and migrates it, and nothing runs as it. */
    public String owner() {
        return name + "_owner";
    }
}
