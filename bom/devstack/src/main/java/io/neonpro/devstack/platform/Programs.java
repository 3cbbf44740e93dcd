package io.neonpro.devstack.platform;

import io.neonpro.devstack.Addresses;
import io.neonpro.devstack.RolePasswords;
import io.neonpro.devstack.process.LocalPort;
import io.neonpro.devstack.process.PartFailed;
import io.neonpro.devstack.tls.Authority;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Knows how each program of the platform is called and what it is told. */
final class Programs {

    /** On a laptop everybody is one source, and whoever measures is one person. */
    private static final Map<String, Integer> RATES = Map.of(
            "NEONPRO_RATE_PER_SOURCE", 60_000,
            "NEONPRO_RATE_PER_USER", 600_000,
            "NEONPRO_RATE_PER_PATIENT", 600_000,
            "NEONPRO_RATE_PER_TENANT", 600_000);

    /** As which clients would know it, behind an edge that speaks TLS. */
    private static final String PUBLIC_ORIGIN = "https://neonpro.example";

    private final PlatformSetup setup;
    private final Secrets secrets;
    private final Map<String, String> shared;

    Programs(PlatformSetup setup, Addresses stack, Secrets secrets) {
        this.setup = setup;
        this.secrets = secrets;
        this.shared = addresses(setup, stack);
    }

    /** A Quarkus application. */
    Program service(Service service) {
        return instance(service, service.name(), setup.port(service));
    }

    /** One more instance of it, on a port that is free now. */
    Program another(Service service) {
        return instance(service, service.name() + "-2", LocalPort.free());
    }

    private Program instance(Service service, String name, LocalPort port) {
        var environment = new HashMap<>(environment(service.name()));
        environment.put("QUARKUS_HTTP_PORT", Integer.toString(port.number()));
        environment.put("QUARKUS_HTTP_HOST", "127.0.0.1");
        // as every container has one; else each start looks the machine's name up
        environment.put("HOSTNAME", service.name());
        LocalPort management = setup.granting().isPresent() ? LocalPort.free() : port;
        if (!management.equals(port)) {
            environment.put("NEONPRO_MANAGEMENT_PORT", Integer.toString(management.number()));
        }
        RATES.forEach((rate, perMinute) ->
                environment.put(rate, System.getenv().getOrDefault(rate, Integer.toString(perMinute))));
        return new Program(
                name,
                port,
                () -> command(service),
                environment,
                URI.create("http://localhost:" + management.number() + "/q/health/ready"),
                setup.folder().resolve("work"),
                setup.logs(),
                setup.launch().form() == Form.TRAINING);
    }

    /** The Node program in {@code helm/gateway}. */
    Program gateway() {
        var environment = new HashMap<>(shared);
        environment.put("PORT", Integer.toString(setup.port(Service.GATEWAY).number()));
        environment.put("HOST", "127.0.0.1");
        LocalPort port = setup.port(Service.GATEWAY);
        return new Program(
                Service.GATEWAY.name(),
                port,
                this::gatewayCommand,
                environment,
                URI.create("http://localhost:" + port.number() + "/readiness"),
                setup.root().resolve("helm/gateway"),
                setup.logs(),
                false);
    }

    /** The addresses that all are told, and a service's own secrets: nobody else's, nor the superuser's password. */
    Map<String, String> environment(String service) {
        var environment = new HashMap<>(shared);
        var roles = new RolePasswords(secrets.postgresPassword()).of(service);
        environment.put("NEONPRO_POSTGRES_APP_PASSWORD", roles.appPassword());
        environment.put("NEONPRO_POSTGRES_RELAY_PASSWORD", roles.relayPassword());
        environment.put("NEONPRO_MASTER_KEYS", secrets.masterKeysOf(service));
        if (service.equals("clinic")) {
            environment.put("NEONPRO_SERVICE_SECRET", secrets.clinicSecret());
        }
        if (service.equals("identity")) {
            environment.put("NEONPRO_SERVICE_SECRET", secrets.identitySecret());
            environment.put("NEONPRO_CLINIC_SECRET", secrets.clinicSecret());
            environment.put("NEONPRO_OPERATOR_SECRET", secrets.operatorSecret());
        }
        setup.authority().ifPresent(authority -> environment.putAll(secure(service, authority)));
        return Map.copyOf(environment);
    }

    /** What the profile wants to be told besides; services ask each other as in a mesh. */
    private Map<String, String> secure(String service, Authority authority) {
        return Map.of(
                "QUARKUS_PROFILE",
                "prod,secure",
                "NEONPRO_MESH",
                "true",
                "NEONPRO_TLS_CA",
                authority.certificate().toString(),
                "NEONPRO_TLS_IDENTITY",
                authority.certify(service).identity().toString(),
                "NEONPRO_PUBLIC_ORIGIN",
                PUBLIC_ORIGIN,
                "NEONPRO_IDENTITY_URL",
                PUBLIC_ORIGIN,
                "NEONPRO_IDENTITY_ADDRESS",
                shared.get("NEONPRO_IDENTITY_URL"));
    }

    private static Map<String, String> addresses(PlatformSetup setup, Addresses stack) {
        var shared = new HashMap<>(stack.ofServices());
        for (Service service : Service.ALL) {
            shared.put(
                    service.urlVariable(),
                    "http://localhost:" + setup.port(service).number());
        }
        return Map.copyOf(shared);
    }

    private List<String> command(Service service) {
        return new Runner(setup.root(), service.name()).command(setup.launch());
    }

    private List<String> gatewayCommand() {
        Path folder = setup.root().resolve("helm/gateway");
        if (!Files.isDirectory(folder.resolve("node_modules"))) {
            throw new PartFailed("the gateway is not installed: npm ci in " + folder);
        }
        return List.of("npm", "start", "--silent");
    }
}
