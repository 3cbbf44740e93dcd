package io.neonpro.kernel.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.neonpro.kernel.tenancy.Tenancy;
import io.quarkus.oidc.client.OidcClient;
import io.quarkus.oidc.client.Tokens;
import io.quarkus.oidc.client.runtime.TokensHelper;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Access tokens for this service itself (client credentials), one per service called and tenant
 * worked for, kept until shortly before they expire.
 */
@ApplicationScoped
public class ServiceTokens {

    private static final int MAX_TOKENS = 10_000;
    private static final Duration UNUSED = Duration.ofMinutes(10);

    private final OidcClient client;
    private final Cache<Purpose, TokensHelper> tokens = Caffeine.newBuilder()
            .maximumSize(MAX_TOKENS)
            .expireAfterAccess(UNUSED)
            .build();

    ServiceTokens(OidcClient client) {
        this.client = client;
    }

    /**
     * A token for calling a service on behalf of the current tenant, or of none.
     *
     * @param audience the name of the service that is called
     */
    public Uni<String> forService(String audience) {
        Purpose purpose = new Purpose(audience, Tenancy.current().map(context -> context.tenant()));
        return tokens.get(purpose, key -> new TokensHelper())
                .getTokens(client, purpose.parameters(), false)
                .map(Tokens::getAccessToken);
    }

    private record Purpose(String audience, Optional<UUID> tenant) {

        Map<String, String> parameters() {
            Map<String, String> parameters = new HashMap<>(Map.of("audience", audience));
            tenant.ifPresent(id -> parameters.put("tenant", id.toString()));
            return parameters;
        }
    }
}
