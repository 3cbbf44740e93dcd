package io.neonpro.identity.outside;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.nimbusds.jose.jwk.JWKSet;
import io.neonpro.kernel.context.CallerContext;
import io.neonpro.kernel.peer.KeptAnswer;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.core.http.HttpClient;
import io.vertx.mutiny.core.http.HttpClientRequest;
import io.vertx.mutiny.core.http.HttpClientResponse;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetAddress;
import java.net.URI;
import java.text.ParseException;
import java.time.Duration;

/** The keys of providers outside of the platform, fetched once in a while however many tokens name unknown ones. */
@ApplicationScoped
public class OutsideKeys {

    private static final Duration KEEP = Duration.ofMinutes(1);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration PAUSE = Duration.ofSeconds(5);
    private static final int MAX_PROVIDERS = 1_000;
    private static final int MAX_BYTES = 64 * 1024;
    private static final int OK = 200;

    private final HostAddresses addresses;
    private final HttpClient http;
    private final OutsideSettings settings;
    private final Cache<URI, KeptAnswer<JWKSet>> sets = Caffeine.newBuilder()
            .maximumSize(MAX_PROVIDERS)
            .expireAfterAccess(KEEP.multipliedBy(10))
            .build();

    OutsideKeys(Vertx vertx, HostAddresses addresses, OutsideSettings settings) {
        this.addresses = addresses;
        this.http = vertx.createHttpClient();
        this.settings = settings;
    }

    /** Fails when they are not to be had. */
    public Uni<JWKSet> of(OutsideIssuer issuer) {
        return CallerContext.keep(sets.get(issuer.keysAt(), this::keys).get());
    }

    private KeptAnswer<JWKSet> keys(URI address) {
        return new KeptAnswer<>(Uni.createFrom().deferred(() -> fetch(address)), set -> KEEP, PAUSE);
    }

    private Uni<JWKSet> fetch(URI address) {
        return addresses
                .of(address.getHost())
                .map(resolved -> allowed(address, resolved))
                .chain(server -> http.request(options(address, server)))
                .chain(OutsideKeys::body)
                .map(OutsideKeys::parsed)
                .ifNoItem()
                .after(PATIENCE)
                .fail();
    }

    /** Connected to as it was resolved here: asked again, the name might lead elsewhere. */
    private InetAddress allowed(URI address, InetAddress[] resolved) {
        return settings.privateNetworks()
                ? resolved[0]
                : PublicAddress.of(resolved)
                        .orElseThrow(() -> new IllegalStateException(address.getHost() + " is not on the internet"));
    }

    private static RequestOptions options(URI address, InetAddress server) {
        boolean isSecure = "https".equals(address.getScheme());
        int usual = isSecure ? 443 : 80;
        int port = address.getPort() < 0 ? usual : address.getPort();
        return new RequestOptions()
                .setMethod(HttpMethod.GET)
                .setServer(SocketAddress.inetSocketAddress(port, server.getHostAddress()))
                .setHost(address.getHost())
                .setPort(port)
                .setSsl(isSecure)
                .setURI(address.getPath().isEmpty() ? "/" : address.getPath())
                .setTimeout(PATIENCE.toMillis())
                .setFollowRedirects(false);
    }

    private static Uni<Buffer> body(HttpClientRequest request) {
        return request.send()
                .invoke(OutsideKeys::requireFound)
                .chain(answer -> answer.toMulti()
                        .onItem()
                        .scan(Buffer::buffer, OutsideKeys::longer)
                        .collect()
                        .last())
                .onFailure()
                .invoke(() -> request.reset());
    }

    private static void requireFound(HttpClientResponse answer) {
        if (answer.statusCode() != OK) {
            throw new IllegalStateException("The provider answered " + answer.statusCode());
        }
    }

    private static Buffer longer(Buffer before, Buffer part) {
        if (before.length() + part.length() > MAX_BYTES) {
            throw new IllegalStateException("The provider's keys are longer than " + MAX_BYTES + " bytes");
        }
        return before.appendBuffer(part);
    }

    private static JWKSet parsed(Buffer body) {
        try {
            return JWKSet.parse(body.toString());
        } catch (ParseException e) {
            throw new IllegalStateException("The provider's keys are no key set", e);
        }
    }
}
