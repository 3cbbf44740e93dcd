package io.neonpro.identity.grant;

import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.id.Audience;
import com.nimbusds.oauth2.sdk.token.TokenTypeURI;
import com.nimbusds.oauth2.sdk.tokenexchange.TokenExchangeGrant;
import io.neonpro.identity.access.Clinics;
import io.neonpro.identity.oauth.OAuthFailure;
import io.neonpro.identity.token.Bearer;
import io.neonpro.kernel.value.Ids;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** What is to be different of a token that is exchanged (RFC 8693, 2.1). */
record Wish(
        Optional<UUID> tenant, Optional<UUID> clinic, Optional<List<String>> scope, Optional<List<String>> audience) {

    /** Fails for what is not done here, rather than being answered with something else. */
    static Wish of(TokenRequest request, TokenExchangeGrant grant) {
        if (grant.getActorToken() != null) {
            throw OAuthFailure.invalidRequest("Nobody acts for another one here: there is no actor_token");
        }
        if (grant.getRequestedTokenType() != null && !isMade(grant.getRequestedTokenType())) {
            throw OAuthFailure.invalidRequest("The requested_token_type is an access token");
        }
        if (request.getResources() != null && !request.getResources().isEmpty()) {
            throw OAuthFailure.invalidTarget("Services are named by their audience");
        }
        return new Wish(id(request, "tenant"), id(request, "clinic"), Narrowing.scope(request), audience(grant));
    }

    /** An access token is a JWT. */
    private static boolean isMade(TokenTypeURI type) {
        return type.equals(TokenTypeURI.ACCESS_TOKEN) || type.equals(TokenTypeURI.JWT);
    }

    boolean isNone() {
        return tenant.isEmpty() && clinic.isEmpty() && scope.isEmpty() && audience.isEmpty();
    }

    Bearer applyTo(Bearer bearer) {
        Bearer here = clinic.map(id -> new Clinics(Optional.of(Set.of(id))))
                .map(one -> at(bearer, one))
                .orElse(bearer);
        return Narrowing.of(here, scope, audience);
    }

    private static Bearer at(Bearer bearer, Clinics one) {
        if (!bearer.clinics().includes(one)) {
            throw notTheirs();
        }
        return bearer.at(one);
    }

    static OAuthFailure notTheirs() {
        return OAuthFailure.invalidTarget("They do not work there");
    }

    private static Optional<List<String>> audience(TokenExchangeGrant grant) {
        return Optional.ofNullable(grant.getAudience())
                .filter(audience -> !audience.isEmpty())
                .map(audience ->
                        audience.stream().map(Audience::getValue).distinct().toList());
    }

    private static Optional<UUID> id(TokenRequest request, String name) {
        try {
            return Optional.ofNullable(request.getCustomParameter(name))
                    .map(List::getFirst)
                    .map(Ids::of);
        } catch (IllegalArgumentException e) {
            throw OAuthFailure.invalidRequest("The " + name + " is no UUID");
        }
    }
}
