package io.neonpro.kernel.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.tls.TlsConfiguration;
import io.quarkus.tls.TlsConfigurationRegistry;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.core.http.HttpServer;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.EllipticCurveJsonWebKey;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which keys vouch for a token that nobody has shown before. */
class KeyLookupTest {

    private static final Duration SOON = Duration.ofMinutes(1);
    private static final String KEY = "k1";
    private static final String NONE = "{\"keys\":[]}";

    private final Vertx vertx = Vertx.vertx();
    private HttpServer server;
    private volatile String keySet;
    private volatile int status = 200;

    @BeforeEach
    void listen() throws JoseException {
        EllipticCurveJsonWebKey key = EcJwkGenerator.generateJwk(EllipticCurves.P256);
        key.setKeyId(KEY);
        keySet = "{\"keys\":[%s]}".formatted(key.toJson());
        server = vertx.createHttpServer()
                .requestHandler(
                        request -> request.response().setStatusCode(status).endAndForget(keySet))
                .listen(0, "127.0.0.1")
                .await()
                .atMost(SOON);
    }

    @AfterEach
    void close() {
        vertx.closeAndAwait();
    }

    @Test
    void whatIdentityHasWithdrawnVouchesForNothingNew() {
        KeyLookup lookup = lookup();
        assertThat(knows(lookup)).isTrue();

        keySet = NONE;

        assertThat(knows(lookup)).isFalse();
    }

    @Test
    void whatWasKnownGoesOnWhereIdentityDoesNotAnswer() {
        KeyLookup lookup = lookup();
        assertThat(knows(lookup)).isTrue();

        status = 503;

        assertThat(knows(lookup)).isTrue();
    }

    private static boolean knows(KeyLookup lookup) {
        return lookup.knows(KEY).await().atMost(SOON);
    }

    /** To whom each set is old at once. */
    private KeyLookup lookup() {
        String address = "http://127.0.0.1:" + server.actualPort();
        IdentitySettings settings = new SmallRyeConfigBuilder()
                .withMapping(IdentitySettings.class)
                .withDefaultValues(Map.of(
                        "neonpro.identity.issuer", address,
                        "neonpro.identity.address", address,
                        "neonpro.identity.key-set-path", "/oauth/jwks",
                        "neonpro.identity.token-path", "/oauth/token",
                        "neonpro.identity.cooldown", "PT-1S",
                        "neonpro.identity.max-age", "PT-1S"))
                .build()
                .getConfigMapping(IdentitySettings.class);
        return new KeyLookup(new KeySet(), new IdentityServer(vertx, new Untrusting(), settings), settings);
    }

    private record Untrusting() implements TlsConfigurationRegistry {

        @Override
        public Optional<TlsConfiguration> get(String name) {
            return Optional.empty();
        }

        @Override
        public Optional<TlsConfiguration> getDefault() {
            return Optional.empty();
        }

        @Override
        public void register(String name, TlsConfiguration configuration) {
            throw new UnsupportedOperationException();
        }
    }
}
