package io.neonpro.kernel.security;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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

    private static final Map<String, String> SAFE = Map.ofEntries(
            entry("kafka.security.protocol", "SSL"),
            entry("kafka.ssl.keystore.location", "/tls/client.pem"),
            entry("quarkus.redis.hosts", "rediss://:s3cr3t@redis:6379"),
            entry("quarkus.datasource.reactive.postgresql.ssl-mode", "verify-full"),
            entry("quarkus.datasource.relay.reactive.postgresql.ssl-mode", "verify-full"),
            entry("neonpro.identity.issuer", "https://identity.example"),
            entry("neonpro.identity.address", "https://identity:8443"),
            entry("neonpro.peer.patient.url", "https://patient:8443"),
            entry("neonpro.peer.patient.connect-within", "2s"),
            entry("neonpro.proofs.origin", "https://api.example"),
            entry("neonpro.management.port", "9000"));

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
        "neonpro.identity.address, http://identity:8080, neonpro.identity.address",
        "neonpro.identity.address, , NEONPRO_MESH",
        "neonpro.peer.patient.url, http://patient:8080, neonpro.peer.patient.url",
        "neonpro.peer.notify.url, http://notify:8080, neonpro.peer.notify.url",
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

    /** What anybody reads who is on the way, if there is none. */
    @ParameterizedTest
    @CsvSource({"true, 0", "false, 2", "'', 2"})
    void aMeshIsTheOnlyExcuseAndIsSaidToBeThere(String mesh, int faults) {
        Map<String, String> unencrypted = new HashMap<>(SAFE);
        unencrypted.put("neonpro.identity.address", "http://identity:8080");
        unencrypted.put("neonpro.peer.patient.url", "http://patient:8080");
        unencrypted.put("neonpro.mesh", mesh);

        assertThat(faults(unencrypted)).hasSize(faults);
    }

    @Test
    void aMeshExcusesNothingElse() {
        Map<String, String> unsafe = new HashMap<>(SAFE);
        unsafe.put("neonpro.mesh", "true");
        unsafe.put("neonpro.identity.issuer", "http://identity.example");

        assertThat(faults(unsafe)).singleElement().asString().contains("NEONPRO_IDENTITY_URL");
    }

    /** What a service alone speaks to it knows by itself. */
    @Test
    void whatAServiceSaysOfItsOwnIsNamed() {
        Map<String, String> production = new HashMap<>(SAFE);
        production.put("neonpro.secure", "true");
        SmallRyeConfig config = new SmallRyeConfigBuilder()
                .withSources(new PropertiesConfigSource(production, "production", 1_000))
                .build();
        OwnTransport good = Optional::empty;
        OwnTransport bad = () -> Optional.of("NEONPRO_PIGEONS must be sealed");

        assertThatCode(new TransportGuard(config, List.of(good))::check).doesNotThrowAnyException();
        assertThatThrownBy(new TransportGuard(config, List.of(good, bad))::check)
                .hasMessageEndingWith(": NEONPRO_PIGEONS must be sealed");
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
        assertThat(TransportGuard.faults(
                        config.getPropertyNames(), name -> config.getOptionalValue(name, String.class)))
                .isEmpty();
    }

    private static List<String> faults(Map<String, String> configuration) {
        return TransportGuard.faults(configuration.keySet(), name -> Optional.ofNullable(configuration.get(name)));
    }
}
