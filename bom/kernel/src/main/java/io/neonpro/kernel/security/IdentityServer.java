package io.neonpro.kernel.security;

import io.quarkus.tls.TlsConfigurationRegistry;
import io.quarkus.tls.runtime.config.TlsConfigUtils;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.WebClientOptions;
import io.vertx.mutiny.core.MultiMap;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.ext.web.client.HttpRequest;
import io.vertx.mutiny.ext.web.client.HttpResponse;
import io.vertx.mutiny.ext.web.client.WebClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Map;

/** Identity, as every service asks it: for the keys that it signs with, and for tokens. */
@ApplicationScoped
class IdentityServer {

    /** The certificates of who may be asked; there are none where nothing is encrypted. */
    private static final String PEERS = "peers";

    private static final int OK = 200;
    private static final Duration CONNECT_WITHIN = Duration.ofSeconds(2);

    /** All who show a token wait for it, and none for ever. */
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(5);

    private final WebClient web;
    private final IdentitySettings settings;

    IdentityServer(Vertx vertx, TlsConfigurationRegistry certificates, IdentitySettings settings) {
        this.settings = settings;
        this.web = WebClient.create(vertx, options(certificates));
    }

    /** It is asked too seldom for a connection to be there still. */
    private static WebClientOptions options(TlsConfigurationRegistry certificates) {
        WebClientOptions options = new WebClientOptions();
        options.setConnectTimeout((int) CONNECT_WITHIN.toMillis()).setKeepAlive(false);
        certificates.get(PEERS).ifPresent(trusted -> TlsConfigUtils.configure(options, trusted));
        return options;
    }

    /** RFC 7517. */
    Uni<String> keySet() {
        return read(asking(web.getAbs(address(settings.keySetPath()))).send()).map(HttpResponse::bodyAsString);
    }

    /** RFC 6749, 4.4. */
    Uni<JsonObject> token(Map<String, String> form) {
        MultiMap fields = MultiMap.caseInsensitiveMultiMap().addAll(form);
        return read(asking(web.postAbs(address(settings.tokenPath()))).sendForm(fields))
                .map(HttpResponse::bodyAsJsonObject);
    }

    /** Who does not answer holds no connection for longer, of which there are few. */
    private static HttpRequest<Buffer> asking(HttpRequest<Buffer> request) {
        return request.timeout(ANSWER_WITHIN.toMillis());
    }

    private String address(String path) {
        return settings.address().resolve(path).toString();
    }

    private static Uni<HttpResponse<Buffer>> read(Uni<HttpResponse<Buffer>> asked) {
        return asked.ifNoItem()
                .after(ANSWER_WITHIN)
                .failWith(() -> new IllegalStateException("identity did not answer"))
                .invoke(answer -> {
                    if (answer.statusCode() != OK) {
                        throw new IllegalStateException("identity answered " + answer.statusCode());
                    }
                });
    }
}
