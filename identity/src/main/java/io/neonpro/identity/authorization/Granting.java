package io.neonpro.identity.authorization;

import com.nimbusds.oauth2.sdk.OAuth2Error;
import io.neonpro.identity.directory.Directory;
import io.neonpro.identity.oauth.Issuer;
import io.neonpro.identity.oauth.WayBack;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Sends people back to the application that asked for them, with a code for it or with the reason why there is none. */
@ApplicationScoped
class Granting {

    private final Directory directory;
    private final AuthorizationCodes codes;
    private final Issuer issuer;

    Granting(Directory directory, AuthorizationCodes codes, Issuer issuer) {
        this.directory = directory;
        this.codes = codes;
        this.issuer = issuer;
    }

    /** The tenant that somebody is to work for; fails with a {@link Refusal} when there is none for them. */
    Uni<UUID> tenant(Authorization request, UUID person) {
        return directory.tenantsOf(person).map(tenants -> chosen(request, tenants));
    }

    /** Who has signed in just now. */
    Uni<Response> grant(Authorization request, SecondStep.Outcome.Passed passed) {
        return tenant(request, passed.person())
                .chain(tenant -> grant(request, passed.person(), tenant, Instant.now(), passed.saidSecondFactor()));
    }

    /** Who had signed in before. */
    Uni<Response> grant(Authorization request, KnownThere.Entry entry) {
        return grant(
                request,
                entry.browser().person(),
                entry.tenant(),
                entry.browser().signedInAt(),
                entry.browser().saidSecondFactor());
    }

    Response refuse(Refusal refusal) {
        return back(
                UriBuilder.fromUri(refusal.redirectUri())
                        .queryParam("error", refusal.error().getCode()),
                refusal.state());
    }

    private Uni<Response> grant(
            Authorization request, UUID person, UUID tenant, Instant signedInAt, boolean saidSecondFactor) {
        return codes.create(tenant, person, request, signedInAt, saidSecondFactor)
                .map(code -> back(
                        UriBuilder.fromUri(request.redirectUri()).queryParam("code", code.value()), request.state()));
    }

    private static UUID chosen(Authorization request, List<UUID> tenants) {
        return request.chosen(tenants)
                .orElseThrow(() -> new Refusal(request.redirectUri(), request.state(), OAuth2Error.ACCESS_DENIED));
    }

    /** The application also learns who answers (RFC 9207). */
    private Response back(UriBuilder target, Optional<String> state) {
        target.queryParam("iss", "{iss}");
        state.ifPresent(value -> target.queryParam("state", "{state}"));
        return WayBack.to(target.build(
                state.map(value -> new Object[] {issuer.uri().toString(), value})
                        .orElseGet(() -> new Object[] {issuer.uri().toString()})));
    }
}
