package io.neonpro.kernel.security;

import io.neonpro.kernel.data.Consistency;
import io.neonpro.kernel.data.ConsistencyToken;
import io.neonpro.kernel.data.Interlude;
import io.neonpro.kernel.tenancy.Tenancy;
import io.neonpro.kernel.tenancy.TenantContext;
import io.quarkus.security.credential.TokenCredential;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import org.jboss.resteasy.reactive.client.spi.ResteasyReactiveClientRequestContext;
import org.jboss.resteasy.reactive.client.spi.ResteasyReactiveClientRequestFilter;

/**
 * Calls another service in the caller's name, with the caller's own token, and their {@code
 * Consistency-Token} so that it sees what they wrote there, for the clinic that they picked: register it with
 * {@code @RegisterProvider} on a REST client.
 */
@ApplicationScoped
public class CallerTokenFilter implements ResteasyReactiveClientRequestFilter {

    private final CurrentIdentityAssociation caller;

    CallerTokenFilter(CurrentIdentityAssociation caller) {
        this.caller = caller;
    }

    @Override
    public void filter(ResteasyReactiveClientRequestContext request) {
        Interlude.requireNothingHeld();
        Consistency.presented().ifPresent(token -> request.getHeaders().putSingle(ConsistencyToken.HEADER, token));
        Tenancy.current()
                .flatMap(TenantContext::clinic)
                .ifPresent(clinic -> request.getHeaders().putSingle(Claims.CLINIC_HEADER, clinic.toString()));
        request.suspend();
        caller.getDeferredIdentity()
                .subscribe()
                .with(
                        identity -> {
                            propagate(identity, request);
                            request.resume();
                        },
                        request::resume);
    }

    private static void propagate(SecurityIdentity identity, ResteasyReactiveClientRequestContext request) {
        TokenCredential token = identity.getCredential(TokenCredential.class);
        if (token != null) {
            request.getHeaders().putSingle(HttpHeaders.AUTHORIZATION, "Bearer " + token.getToken());
        }
    }
}
