package io.neonpro.kernel.security;

import io.neonpro.kernel.web.problem.ProblemException;
import io.quarkus.oidc.runtime.TenantConfigBean;
import io.quarkus.oidc.runtime.TenantConfigContext;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.ext.web.client.HttpResponse;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jboss.logging.Logger;

/**
 * Looks for the key that a token names before the token is verified. A key that nobody has heard of has the key set
 * fetched, once for all who wait for it, and then not again for a while: who invents ids of keys costs identity one
 * request in that time, however many tokens they send.
 */
@ApplicationScoped
class KeyLookup {

    private static final Logger LOG = Logger.getLogger(KeyLookup.class);
    private static final int OK = 200;

    /** All who show a token wait for it, and none for ever. */
    private static final long FETCH_MILLIS = 5_000;

    private final KeySet keys;
    private final TenantConfigBean oidc;
    private final Uni<Void> early;
    private final Uni<Boolean> fetched;

    KeyLookup(KeySet keys, TenantConfigBean oidc, KeySetSettings settings) {
        this.keys = keys;
        this.oidc = oidc;
        this.early = Uni.createFrom()
                .deferred(this::fetch)
                .onFailure()
                .invoke(cause -> LOG.debugf("No key set yet: %s", cause.getMessage()))
                .onFailure()
                .recoverWithNull()
                .memoize()
                .indefinitely();
        this.fetched = Uni.createFrom()
                .deferred(this::fetch)
                .onFailure()
                .invoke(cause -> LOG.warnf("The key set was not fetched: %s", cause.getMessage()))
                .onItemOrFailure()
                .transform((done, failure) -> failure == null)
                .memoize()
                .atLeast(settings.cooldown());
    }

    /** While the rest starts: the first token waits for what is left of it; who is not there yet is asked again then. */
    void fetchEarly(@Observes StartupEvent event) {
        early.subscribe().with(done -> {});
    }

    /** Whether the key set names this key; fails with 503 when it could not be fetched. */
    Uni<Boolean> knows(String key) {
        if (keys.has(key)) {
            return Uni.createFrom().item(true);
        }
        Context caller = Vertx.currentContext();
        Uni<Boolean> answer = early.chain(
                () -> keys.has(key) ? Uni.createFrom().item(true) : fetched.map(isFetched -> found(key, isFetched)));
        return caller == null ? answer : answer.emitOn(task -> caller.runOnContext(now -> task.run()));
    }

    private boolean found(String key, boolean isFetched) {
        boolean isKnown = keys.has(key);
        if (!isKnown && !isFetched) {
            throw ProblemException.unavailable("Tokens cannot be verified at the moment.");
        }
        return isKnown;
    }

    private Uni<Void> fetch() {
        TenantConfigContext identity = oidc.getDefaultTenant();
        return identity.getOidcProviderClient()
                .getWebClient()
                .getAbs(identity.getOidcMetadata().getJsonWebKeySetUri())
                .timeout(FETCH_MILLIS)
                .send()
                .invoke(this::keep)
                .replaceWithVoid();
    }

    private void keep(HttpResponse<Buffer> answer) {
        if (answer.statusCode() != OK) {
            throw new IllegalStateException("identity answered " + answer.statusCode());
        }
        keys.replace(answer.bodyAsJsonObject());
    }
}
