package io.neonpro.migrate;

import java.util.stream.Stream;

/**
 * The passwords of a service's three roles: the owner migrates, the application runs, the relay
 * empties outbox and jobs of all tenants.
 */
public record Roles(String ownerPassword, String appPassword, String relayPassword) {

    /** Whether who knows one of them knows none of the others. */
    boolean areApart() {
        return Stream.of(ownerPassword, appPassword, relayPassword).distinct().count() == 3;
    }

    @Override
    public String toString() {
        return "Roles[]";
    }
}
