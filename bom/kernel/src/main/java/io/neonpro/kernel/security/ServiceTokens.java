package io.neonpro.kernel.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.neonpro.kernel.context.CallerContext;
import io.neonpro.kernel.peer.KeptAnswer;
import io.neonpro.kernel.tenancy.Tenancy;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Access tokens for this service itself (client credentials), one per service called and tenant
 * worked for, kept until shortly before they expire.
 */
@ApplicationScoped
public class ServiceTokens {

    private static final int MAX_TOKENS = 10_000;
    private static final Duration UNUSED = Duration.ofMinutes(10);
    private static final Duration BEFORE_EXPIRY = Duration.ofSeconds(30);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final IdentityServer identity;
    private final IdentitySettings settings;
    private final String name;
    private final Cache<Purpose, KeptAnswer<JsonObject>> tokens = Caffeine.newBuilder()
            .maximumSize(MAX_TOKENS)
            .expireAfterAccess(UNUSED)
            .build();

    ServiceTokens(
            IdentityServer identity,
            IdentitySettings settings,
            @ConfigProperty(name = "quarkus.application.name") String name) {
        this.identity = identity;
        this.settings = settings;
        this.name = name;
    }

    /**
     * A token for calling a service on behalf of the current tenant, or of none.
     *
     * @param audience the name of the service that is called
     */
    public Uni<String> forService(String audience) {
        return forPurpose(purpose(audience));
    }

    Purpose purpose(String audience) {
        return new Purpose(audience, Tenancy.current().map(context -> context.tenant()));
    }

    Uni<String> forPurpose(Purpose purpose) {
        return CallerContext.keep(tokens.get(purpose, this::token).get())
                .map(answer -> answer.getString("access_token"));
    }

    /** It was refused where it was shown, as when its key was withdrawn before it was old. */
    void drop(Purpose purpose) {
        Optional.ofNullable(tokens.getIfPresent(purpose)).ifPresent(KeptAnswer::drop);
    }

    /** Asked for again when it is about to expire. */
    private KeptAnswer<JsonObject> token(Purpose purpose) {
        return new KeptAnswer<>(
                Uni.createFrom().deferred(() -> identity.token(form(purpose))),
                answer -> Duration.ofSeconds(answer.getLong("expires_in")).minus(BEFORE_EXPIRY),
                PAUSE);
    }

    /** What RFC 6749, 4.4.2 wants, the secret in the form as a service's needs no encoding there. */
    private Map<String, String> form(Purpose purpose) {
        Map<String, String> form = new HashMap<>(Map.of(
                "grant_type",
                "client_credentials",
                "client_id",
                name,
                "client_secret",
                settings.secret().orElse(""),
                "audience",
                purpose.audience()));
        purpose.tenant().ifPresent(id -> form.put("tenant", id.toString()));
        return form;
    }

    /** What a token is for. */
    record Purpose(String audience, Optional<UUID> tenant) {}
}
