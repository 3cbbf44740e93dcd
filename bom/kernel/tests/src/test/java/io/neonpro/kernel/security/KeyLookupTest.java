package io.neonpro.kernel.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.core.http.HttpServer;
import java.net.URI;
import java.time.Duration;
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
        IdentitySettings settings =
                AskedIdentity.settings(URI.create("http://127.0.0.1:" + server.actualPort()), Duration.ofSeconds(-1));
        return new KeyLookup(new KeySet(), AskedIdentity.server(vertx, settings, Optional.empty()), settings);
    }
}
