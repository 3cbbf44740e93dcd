package io.neonpro.migrate;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The command's configuration, read from environment variables (listed in the README). */
record Settings(Server server, List<String> services, Map<String, String> environment) {

    private static final String ALL = "identity,clinic,patient,scheduling,billing,notify";
    private static final int MIN_PASSWORD_LENGTH = 16;

    static Settings of(Map<String, String> environment) {
        var server = Server.at(
                required(environment, "NEONPRO_POSTGRES_PRIMARY"),
                environment.getOrDefault("NEONPRO_POSTGRES_ADMIN", "postgres"),
                required(environment, "NEONPRO_POSTGRES_ADMIN_PASSWORD"));
        var services = environment.getOrDefault("NEONPRO_SERVICES", ALL).split(",");
        return new Settings(proving(server, environment), List.of(services), Map.copyOf(environment));
    }

    /** Where an authority is named, the server must prove to be the one. */
    private static Server proving(Server server, Map<String, String> environment) {
        String authority = environment.getOrDefault("NEONPRO_TLS_CA", "");
        if (authority.isBlank()) {
            return server;
        }
        Path certificates = Path.of(authority);
        if (!Files.isReadable(certificates)) {
            throw new IllegalArgumentException("NEONPRO_TLS_CA: there is no file " + authority);
        }
        return server.signedBy(certificates);
    }

    Roles roles(String service) {
        var roles = new Roles(password(service, "OWNER"), password(service, "APP"), password(service, "RELAY"));
        if (!roles.areApart()) {
            throw new IllegalArgumentException("the roles of " + service + " share a password");
        }
        return roles;
    }

    private String password(String service, String role) {
        String name = "NEONPRO_POSTGRES_" + service.toUpperCase(Locale.ROOT) + "_" + role + "_PASSWORD";
        String password = required(environment, name);
        if (password.length() < MIN_PASSWORD_LENGTH) {
            throw new IllegalArgumentException(name + " has less than " + MIN_PASSWORD_LENGTH + " characters");
        }
        return password;
    }

    private static String required(Map<String, String> environment, String name) {
        String value = environment.get(name);
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException(name + " is not set");
        }
        return value;
    }
}
