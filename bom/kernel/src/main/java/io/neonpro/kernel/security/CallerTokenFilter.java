package io.neonpro.kernel.security;

import io.neonpro.kernel.data.Consistency;
import io.neonpro.kernel.data.ConsistencyToken;
import io.neonpro.kernel.data.Interlude;
import io.neonpro.kernel.peer.PeerClients;
import io.neonpro.kernel.tenancy.Tenancy;
import io.neonpro.kernel.tenancy.TenantContext;
import io.quarkus.security.credential.TokenCredential;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ForbiddenException;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Optional;
import org.jboss.resteasy.reactive.client.spi.ResteasyReactiveClientRequestContext;
import org.jboss.resteasy.reactive.client.spi.ResteasyReactiveClientRequestFilter;

/**
 * Calls another service in the caller's name, with the caller's own token, and their {@code
 * Consistency-Token} so that it sees what they wrote there, for the clinic that they picked and the purpose that they say, and
 * with a ticket ({@link Hops}) where the token is bound to a key. Whoever may not be shown the token is not asked, as its refusals
 * would be counted as this service's, and is as if it had answered 403: register it with {@code @RegisterProvider} on a REST client.
 */
@ApplicationScoped
public class CallerTokenFilter implements ResteasyReactiveClientRequestFilter {

    /** The request header in which a caller says what they want it for. */
    public static final String PURPOSE_HEADER = "X-Access-Purpose";

    /** What is longer, or no line, is refused where it would be noted, and is not for others to refuse. */
    public static final int MAX_PURPOSE_LENGTH = 200;

    private final CurrentIdentityAssociation caller;
    private final CurrentVertxRequest exchange;
    private final Hops hops;

    CallerTokenFilter(CurrentIdentityAssociation caller, CurrentVertxRequest exchange, Hops hops) {
        this.caller = caller;
        this.exchange = exchange;
        this.hops = hops;
    }

    @Override
    public void filter(ResteasyReactiveClientRequestContext request) {
        Interlude.requireNothingHeld();
        Consistency.presented().ifPresent(token -> request.getHeaders().putSingle(ConsistencyToken.HEADER, token));
        Tenancy.current()
                .flatMap(TenantContext::clinic)
                .ifPresent(clinic -> request.getHeaders().putSingle(AccessToken.CLINIC_HEADER, clinic.toString()));
        purpose().ifPresent(text -> request.getHeaders().putSingle(PURPOSE_HEADER, text));
        request.suspend();
        caller.getDeferredIdentity()
                .chain(identity -> propagate(identity, request))
                .subscribe()
                .with(done -> request.resume(), request::resume);
    }

    private Optional<String> purpose() {
        return Optional.ofNullable(exchange.getCurrent())
                .map(current -> current.request().getHeader(PURPOSE_HEADER))
                .filter(text -> text.length() <= MAX_PURPOSE_LENGTH)
                .filter(text -> text.chars().noneMatch(Character::isISOControl));
    }

    private Uni<Void> propagate(SecurityIdentity identity, ResteasyReactiveClientRequestContext request) {
        TokenCredential token = identity.getCredential(TokenCredential.class);
        if (token == null) {
            return Uni.createFrom().voidItem();
        }
        Optional<AccessToken> known = AccessToken.of(identity);
        String callee = PeerClients.service(request.getConfiguration());
        if (known.filter(said -> !said.isFor(callee)).isPresent()) {
            throw new ForbiddenException("The token is not for " + callee);
        }
        request.getHeaders().putSingle(HttpHeaders.AUTHORIZATION, "Bearer " + token.getToken());
        return known.flatMap(AccessToken::key).isEmpty()
                ? Uni.createFrom().voidItem()
                : hops.ticket(token.getToken())
                        .invoke(ticket -> request.getHeaders().putSingle(Hops.HEADER, ticket))
                        .replaceWithVoid();
    }
}
