package io.neonpro.kernel.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.neonpro.migrate.ShownCertificate;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.core.net.TrustOptions;
import io.vertx.mutiny.core.Vertx;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Identity is believed when it shows the certificate that is trusted, for its own name, and no other. */
class IdentityServerTest {

    private static final Duration SOON = Duration.ofMinutes(1);
    private static final String KEY_SET = "{\"keys\":[]}";

    private final Vertx vertx = Vertx.vertx();
    private ShownCertificate own;
    private HttpServer server;

    @TempDir
    private Path folder;

    @BeforeEach
    void listen() throws Exception {
        own = ShownCertificate.of("localhost", folder);
        server = vertx.getDelegate()
                .createHttpServer(new HttpServerOptions()
                        .setSsl(true)
                        .setKeyCertOptions(new PemKeyCertOptions()
                                .addCertPath(own.certificate().toString())
                                .addKeyPath(own.key().toString())))
                .requestHandler(request -> request.response().end(KEY_SET))
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .get();
    }

    @AfterEach
    void close() {
        vertx.closeAndAwait();
    }

    @Test
    void whoShowsTheTrustedCertificateIsBelieved() {
        assertThat(keySet("localhost", own)).isEqualTo(KEY_SET);
    }

    @Test
    void whoShowsAnotherOneOrForAnotherNameIsNot() throws Exception {
        ShownCertificate other = ShownCertificate.of("localhost", Files.createDirectory(folder.resolve("other")));

        assertThatThrownBy(() -> keySet("localhost", other)).hasStackTraceContaining("SSLHandshakeException");
        assertThatThrownBy(() -> keySet("127.0.0.1", own)).hasStackTraceContaining("127.0.0.1");
    }

    private String keySet(String host, ShownCertificate trusted) {
        URI address = URI.create("https://" + host + ":" + server.actualPort());
        TrustOptions certificates =
                new PemTrustOptions().addCertPath(trusted.certificate().toString());
        return AskedIdentity.server(
                        vertx, AskedIdentity.settings(address, Duration.ofMinutes(1)), Optional.of(certificates))
                .keySet()
                .await()
                .atMost(SOON);
    }
}
