package io.neonpro.migrate;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** The command's configuration, read from environment variables (listed in the README). */
record Settings(Server server, List<Server> workers, List<String> services, Map<String, String> environment) {

    private static final String ALL = "identity,clinic,patient,scheduling,billing,notify";
    private static final int MIN_PASSWORD_LENGTH = 16;

    /** Whoever signs in is looked for before the tenant is known. */
    private static final String NEVER_SPREAD = "identity";

    static Settings of(Map<String, String> environment) {
        var server = server(required(environment, "NEONPRO_POSTGRES_PRIMARY"), environment);
        var workers = listed(environment.getOrDefault("NEONPRO_CITUS_WORKERS", ""))
                .map(address -> server(address, environment))
                .toList();
        var services = listed(environment.getOrDefault("NEONPRO_SERVICES", ALL)).toList();
        return new Settings(server, workers, services, Map.copyOf(environment));
    }

    /** Of Citus, over which the service's tables are spread; of most installations there are none. */
    List<Server> workers(String service) {
        return service.equals(NEVER_SPREAD) ? List.of() : workers;
    }

    private static Stream<String> listed(String names) {
        return Stream.of(names.split(",")).map(String::strip).filter(name -> !name.isEmpty());
    }

    private static Server server(String address, Map<String, String> environment) {
        var server = Server.at(
                address,
                environment.getOrDefault("NEONPRO_POSTGRES_ADMIN", "postgres"),
                required(environment, "NEONPRO_POSTGRES_ADMIN_PASSWORD"));
        return proving(server, environment);
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
