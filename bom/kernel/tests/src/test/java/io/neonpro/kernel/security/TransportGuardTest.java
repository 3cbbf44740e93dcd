package io.neonpro.kernel.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** With what a service does not start in production: row 20. */
class TransportGuardTest {

    private static final Map<String, String> SAFE = Map.of(
            "kafka.security.protocol", "SSL",
            "kafka.ssl.keystore.location", "/tls/client.pem",
            "quarkus.redis.hosts", "rediss://:s3cr3t@redis:6379",
            "quarkus.datasource.reactive.postgresql.ssl-mode", "verify-full",
            "quarkus.datasource.relay.reactive.postgresql.ssl-mode", "verify-full",
            "neonpro.identity.issuer", "https://identity.example",
            "neonpro.proofs.origin", "https://api.example",
            "neonpro.management.port", "9000");

    @Test
    void whatIsSafeStarts() {
        assertThat(faults(SAFE)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "kafka.security.protocol, PLAINTEXT, kafka.security.protocol",
        "kafka.security.protocol, SASL_PLAINTEXT, kafka.security.protocol",
        "kafka.security.protocol, SASL_SSL, kafka.sasl.jaas.config",
        "kafka.ssl.keystore.location, , kafka.ssl.keystore.location",
        "quarkus.redis.hosts, redis://:s3cr3t@redis:6379, NEONPRO_REDIS",
        "quarkus.redis.hosts, rediss://redis:6379, NEONPRO_REDIS",
        "quarkus.redis.hosts, 'rediss://:s3cr3t@redis:6379,redis://:s3cr3t@other:6379', NEONPRO_REDIS",
        "quarkus.redis.hosts, 'rediss://:s3cr3t@redis:6379,rediss://other:6379', NEONPRO_REDIS",
        "quarkus.datasource.reactive.postgresql.ssl-mode, require, verify-full",
        "quarkus.datasource.relay.reactive.postgresql.ssl-mode, , verify-full",
        "neonpro.identity.issuer, http://identity.example, NEONPRO_IDENTITY_URL",
        "neonpro.proofs.origin, , NEONPRO_PUBLIC_ORIGIN",
        "neonpro.proofs.origin, http://api.example, NEONPRO_PUBLIC_ORIGIN",
        "neonpro.management.port, , NEONPRO_MANAGEMENT_PORT"
    })
    void whatIsNotIsNamed(String setting, String value, String named) {
        Map<String, String> unsafe = new HashMap<>(SAFE);
        if (value == null) {
            unsafe.remove(setting);
        } else {
            unsafe.put(setting, value);
        }

        assertThat(faults(unsafe)).singleElement().asString().contains(named);
    }

    @Test
    void theProfileIsSafeOnceItIsToldItsCertificatesAndAddresses() throws IOException {
        SmallRyeConfig config = new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .withProfile("secure")
                .withSources(new PropertiesConfigSource(
                        TransportGuard.class.getResource("/META-INF/microprofile-config.properties"), 100))
                .withSources(new PropertiesConfigSource(
                        Map.of(
                                "quarkus.application.name", "kernel",
                                "NEONPRO_TLS_CA", "/tls/ca.pem",
                                "NEONPRO_TLS_IDENTITY", "/tls/identity.pem",
                                "NEONPRO_REDIS", "rediss://:s3cr3t@redis:6379",
                                "NEONPRO_IDENTITY_URL", "https://identity.example",
                                "NEONPRO_PUBLIC_ORIGIN", "https://api.example",
                                "NEONPRO_MANAGEMENT_PORT", "9000"),
                        "environment",
                        300))
                .build();

        assertThat(config.getValue("neonpro.secure", boolean.class)).isTrue();
        assertThat(TransportGuard.faults(name -> config.getOptionalValue(name, String.class)))
                .isEmpty();
    }

    private static List<String> faults(Map<String, String> configuration) {
        return TransportGuard.faults(name -> Optional.ofNullable(configuration.get(name)));
    }
}
