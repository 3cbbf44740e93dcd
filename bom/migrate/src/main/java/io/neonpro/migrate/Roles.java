package io.neonpro.migrate;

/**
 * The passwords of a service's three roles: the owner migrates, the application runs, the relay
 * empties outbox and jobs of all tenants.
 */
public record Roles(String ownerPassword, String appPassword, String relayPassword) {

    /** One password for all three, for laptops and tests. */
    public static Roles sharing(String password) {
        return new Roles(password, password, password);
    }
}
