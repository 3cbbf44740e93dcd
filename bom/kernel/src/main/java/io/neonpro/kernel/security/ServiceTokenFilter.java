package io.neonpro.kernel.security;

import io.neonpro.kernel.data.Interlude;
import io.neonpro.kernel.peer.PeerClients;
import io.neonpro.kernel.security.ServiceTokens.Purpose;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.client.ClientResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import org.jboss.resteasy.reactive.client.spi.ResteasyReactiveClientRequestContext;
import org.jboss.resteasy.reactive.client.spi.ResteasyReactiveClientRequestFilter;
import org.jboss.resteasy.reactive.client.spi.ResteasyReactiveClientResponseFilter;

/** Calls another service in this service's own name: register it with {@code @RegisterProvider} on the interface of a client. */
@ApplicationScoped
public class ServiceTokenFilter implements ResteasyReactiveClientRequestFilter, ResteasyReactiveClientResponseFilter {

    private static final int UNAUTHENTICATED = 401;

    /** Of a request: what its token is for. */
    private static final String PURPOSE = "neonpro.token-purpose";

    private final ServiceTokens tokens;

    ServiceTokenFilter(ServiceTokens tokens) {
        this.tokens = tokens;
    }

    @Override
    public void filter(ResteasyReactiveClientRequestContext request) {
        Interlude.requireNothingHeld();
        Purpose purpose = tokens.purpose(PeerClients.service(request.getConfiguration()));
        request.setProperty(PURPOSE, purpose);
        request.suspend();
        tokens.forPurpose(purpose)
                .subscribe()
                .with(
                        token -> {
                            request.getHeaders().putSingle(HttpHeaders.AUTHORIZATION, "Bearer " + token);
                            request.resume();
                        },
                        request::resume);
    }

    @Override
    public void filter(ResteasyReactiveClientRequestContext request, ClientResponseContext answer) {
        if (answer.getStatus() == UNAUTHENTICATED && request.getProperty(PURPOSE) instanceof Purpose purpose) {
            tokens.drop(purpose);
        }
    }
}
