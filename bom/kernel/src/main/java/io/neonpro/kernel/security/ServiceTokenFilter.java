package io.neonpro.kernel.security;

import io.neonpro.kernel.data.Interlude;
import io.neonpro.kernel.peer.PeerClients;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import org.jboss.resteasy.reactive.client.spi.ResteasyReactiveClientRequestContext;
import org.jboss.resteasy.reactive.client.spi.ResteasyReactiveClientRequestFilter;

/** Calls another service in this service's own name: register it with {@code @RegisterProvider} on the interface of a client. */
@ApplicationScoped
public class ServiceTokenFilter implements ResteasyReactiveClientRequestFilter {

    private final ServiceTokens tokens;

    ServiceTokenFilter(ServiceTokens tokens) {
        this.tokens = tokens;
    }

    @Override
    public void filter(ResteasyReactiveClientRequestContext request) {
        Interlude.requireNothingHeld();
        String audience = PeerClients.service(request.getConfiguration());
        request.suspend();
        tokens.forService(audience)
                .subscribe()
                .with(
                        token -> {
                            request.getHeaders().putSingle(HttpHeaders.AUTHORIZATION, "Bearer " + token);
                            request.resume();
                        },
                        request::resume);
    }
}
