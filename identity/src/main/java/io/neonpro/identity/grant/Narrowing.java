package io.neonpro.identity.grant;

import com.nimbusds.oauth2.sdk.TokenRequest;
import io.neonpro.identity.oauth.OAuthFailure;
import io.neonpro.identity.token.Bearer;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Less than a bearer may do, or in fewer places, as a request for a token asks for it (RFC 6749, 3.3; RFC 8707, 2.2). */
final class Narrowing {

    private static final Set<String> SERVICES =
            Set.of("identity", "clinic", "patient", "scheduling", "billing", "notify");

    private Narrowing() {}

    static Bearer of(Bearer bearer, TokenRequest request) {
        return of(bearer, scope(request), audience(request));
    }

    static Bearer of(Bearer bearer, Optional<List<String>> scope, Optional<List<String>> audience) {
        Bearer less = scope.map(wanted -> within(bearer, wanted)).orElse(bearer);
        return audience.map(wanted -> shown(less, wanted)).orElse(less);
    }

    static boolean isWanted(TokenRequest request) {
        return scope(request).isPresent() || audience(request).isPresent();
    }

    static Optional<List<String>> scope(TokenRequest request) {
        return Optional.ofNullable(request.getScope())
                .filter(scope -> !scope.isEmpty())
                .map(scope -> scope.toStringList());
    }

    static Optional<List<String>> audience(TokenRequest request) {
        return Optional.ofNullable(request.getCustomParameter("audience"))
                .map(values -> values.stream()
                        .filter(value -> !value.isBlank())
                        .distinct()
                        .toList())
                .filter(values -> !values.isEmpty());
    }

    private static Bearer within(Bearer bearer, List<String> wanted) {
        if (!bearer.scope().containsAll(wanted)) {
            throw OAuthFailure.invalidScope("The client may not do all of that");
        }
        return bearer.narrowedTo(wanted);
    }

    private static Bearer shown(Bearer bearer, List<String> wanted) {
        Set<String> allowed = bearer.audience().contains(Bearer.PLATFORM) ? SERVICES : Set.copyOf(bearer.audience());
        boolean isSame = Set.copyOf(bearer.audience()).equals(Set.copyOf(wanted));
        if (!isSame && !allowed.containsAll(wanted)) {
            throw OAuthFailure.invalidTarget("The client may not call this audience");
        }
        return bearer.forAudience(wanted);
    }
}
