package io.neonpro.kernel.security;

import io.quarkus.oidc.common.OidcEndpoint;
import io.quarkus.oidc.common.OidcResponseFilter;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** The ids of the keys that identity signs with, as its key set (RFC 7517) last named them. */
@ApplicationScoped
@OidcEndpoint(OidcEndpoint.Type.JWKS)
class KeySet implements OidcResponseFilter {

    private static final int OK = 200;

    private volatile Set<String> ids = Set.of();

    boolean has(String id) {
        return ids.contains(id);
    }

    /** Quarkus fetches the set when a token names a key that it does not know, and when what it knows is old. */
    @Override
    public void filter(OidcResponseContext response) {
        if (response.statusCode() == OK) {
            replace(new JsonObject(response.responseBody().toString()));
        }
    }

    /** By a newer set. */
    void replace(JsonObject set) {
        ids = idsOf(set);
    }

    private static Set<String> idsOf(JsonObject set) {
        return set.getJsonArray("keys").stream()
                .map(key -> ((JsonObject) key).getString("kid"))
                .filter(Objects::nonNull)
                .collect(Collectors.toUnmodifiableSet());
    }
}
