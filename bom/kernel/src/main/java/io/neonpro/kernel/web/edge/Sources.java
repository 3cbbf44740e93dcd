package io.neonpro.kernel.web.edge;

import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;

/**
 * From which address a request comes. {@code X-Forwarded-For} is read from its end, for as long as it was written by
 * somebody who is trusted: what a client puts in front of it is believed by nobody.
 */
@ApplicationScoped
public class Sources {

    private static final String FORWARDED_FOR = "X-Forwarded-For";
    private static final int MAX_HOPS = 16;

    private final List<Network> trusted;

    Sources(ProxySettings settings) {
        this.trusted = settings.trusted().stream()
                .flatMap(networks -> networks.stream())
                .map(Network::of)
                .toList();
    }

    public String of(HttpServerRequest request) {
        String peer =
                request.remoteAddress() == null ? "" : request.remoteAddress().hostAddress();
        return of(peer, String.join(",", request.headers().getAll(FORWARDED_FOR)));
    }

    String of(String peer, String forwardedFor) {
        String source = peer;
        String[] hops = forwardedFor.split(",");
        for (int hop = hops.length - 1; hop >= Math.max(0, hops.length - MAX_HOPS); hop--) {
            Optional<InetAddress> before = Network.address(hops[hop]);
            if (!isTrusted(source) || before.isEmpty()) {
                return source;
            }
            source = before.get().getHostAddress();
        }
        return source;
    }

    private boolean isTrusted(String address) {
        return Network.address(address)
                .map(known -> trusted.stream().anyMatch(network -> network.includes(known)))
                .orElse(false);
    }
}
