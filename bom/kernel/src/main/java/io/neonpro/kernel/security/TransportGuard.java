package io.neonpro.kernel.security;

import io.quarkus.arc.All;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.eclipse.microprofile.config.Config;

/**
 * Refuses to start a service in production (the profile {@code secure}) that would speak to Kafka, Redis or Postgres without TLS or
 * without credentials, to identity or another service without TLS where no mesh is said to encrypt ({@link PeerTransport}), or to
 * whom it alone speaks to otherwise than it should ({@link OwnTransport}); that knows identity by an address without TLS, takes proofs
 * that were made for another server, or shows its management to whom the edge leads in. All faults are named.
 */
@ApplicationScoped
class TransportGuard {

    /** Before anything is connected to; beside {@link SecretGuard}. */
    private static final int FIRST = 1;

    private static final String SECURE = "neonpro.secure";
    private static final String KAFKA = "kafka.security.protocol";
    private static final String REDIS = "quarkus.redis.hosts";
    private static final String IDENTITY = "neonpro.identity.issuer";
    private static final String MANAGEMENT = "neonpro.management.port";
    private static final String ORIGIN = "neonpro.proofs.origin";
    private static final List<String> POSTGRES = List.of(
            "quarkus.datasource.reactive.postgresql.ssl-mode", "quarkus.datasource.relay.reactive.postgresql.ssl-mode");

    private final Config config;
    private final List<OwnTransport> own;

    TransportGuard(Config config, @All List<OwnTransport> own) {
        this.config = config;
        this.own = own;
    }

    @Startup(FIRST)
    void check() {
        if (config.getOptionalValue(SECURE, Boolean.class).orElse(false)) {
            List<String> faults =
                    faults(config.getPropertyNames(), name -> config.getOptionalValue(name, String.class));
            own.forEach(transport -> transport.fault().ifPresent(faults::add));
            if (!faults.isEmpty()) {
                throw new IllegalStateException("Not started in production: " + String.join("; ", faults));
            }
        }
    }

    /** What is wrong with a configuration for production, by the names in it; a line each. */
    static List<String> faults(Iterable<String> names, Function<String, Optional<String>> configuration) {
        List<String> faults = new ArrayList<>();
        kafka(configuration).ifPresent(faults::add);
        if (!isSafeRedis(configuration)) {
            faults.add("NEONPRO_REDIS must begin with rediss:// and have a password");
        }
        for (String server : POSTGRES) {
            if (!configuration.apply(server).filter("verify-full"::equals).isPresent()) {
                faults.add(server + " must be verify-full");
            }
        }
        if (configuration.apply(IDENTITY).filter(TransportGuard::isHttps).isEmpty()) {
            faults.add("NEONPRO_IDENTITY_URL must begin with https://");
        }
        if (configuration.apply(ORIGIN).filter(TransportGuard::isHttps).isEmpty()) {
            faults.add(
                    "NEONPRO_PUBLIC_ORIGIN must begin with https://, or proofs are good wherever a request says it is");
        }
        if (configuration.apply(MANAGEMENT).isEmpty()) {
            faults.add("NEONPRO_MANAGEMENT_PORT is not set");
        }
        faults.addAll(PeerTransport.faults(names, configuration));
        return faults;
    }

    private static Optional<String> kafka(Function<String, Optional<String>> configuration) {
        String protocol = configuration.apply(KAFKA).orElse("PLAINTEXT");
        String credentials = protocol.equals("SASL_SSL") ? "kafka.sasl.jaas.config" : "kafka.ssl.keystore.location";
        if (!Set.of("SSL", "SASL_SSL").contains(protocol)) {
            return Optional.of("kafka.security.protocol must be SSL or SASL_SSL");
        }
        return configuration.apply(credentials).isPresent()
                ? Optional.empty()
                : Optional.of(credentials + " is not set: Kafka is to know who writes");
    }

    static boolean isHttps(String address) {
        return address.startsWith("https://");
    }

    private static boolean isSafeRedis(Function<String, Optional<String>> configuration) {
        boolean hasPassword = configuration.apply("quarkus.redis.password").isPresent();
        return Arrays.stream(configuration.apply(REDIS).orElse("").split(","))
                .map(String::strip)
                .allMatch(host -> host.startsWith("rediss://") && (hasPassword || host.contains("@")));
    }
}
