package io.neonpro.migrate;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The command's configuration, read from environment variables (listed in the README). */
record Settings(Server server, List<String> services, Map<String, String> environment) {

    private static final String ALL = "identity,clinic,patient,scheduling,billing,notify";

    static Settings of(Map<String, String> environment) {
        String shared = environment.getOrDefault("NEONPRO_POSTGRES_PASSWORD", "");
        var server = Server.at(
                required(environment, "NEONPRO_POSTGRES_PRIMARY"),
                environment.getOrDefault("NEONPRO_POSTGRES_ADMIN", "postgres"),
                environment.getOrDefault("NEONPRO_POSTGRES_ADMIN_PASSWORD", shared));
        var services = environment.getOrDefault("NEONPRO_SERVICES", ALL).split(",");
        return new Settings(server, List.of(services), Map.copyOf(environment));
    }

    Roles roles(String service) {
        return new Roles(password(service, "OWNER"), password(service, "APP"), password(service, "RELAY"));
    }

    private String password(String service, String role) {
        String own = "NEONPRO_POSTGRES_" + service.toUpperCase(Locale.ROOT) + "_" + role + "_PASSWORD";
        return environment.containsKey(own) ? environment.get(own) : required(environment, "NEONPRO_POSTGRES_PASSWORD");
    }

    private static String required(Map<String, String> environment, String name) {
        String value = environment.get(name);
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException(name + " is not set");
        }
        return value;
    }
}
