package io.neonpro.kernel.security;

import io.neonpro.kernel.context.CallerContext;
import io.neonpro.kernel.peer.KeptAnswer;
import io.neonpro.kernel.web.problem.ProblemException;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import org.jboss.logging.Logger;

/**
 * Looks for the key that a token names before the token is verified. A key that nobody has heard of has the key set
 * fetched, once for all who wait for it, and then not again for a while: who invents ids of keys costs identity one
 * request in that time, however many tokens they send. What is known is fetched anew when it is old: a key that identity has withdrawn
 * is soon trusted no more, and verifies nothing that was not verified before; one that is known goes on where identity does not answer.
 */
@ApplicationScoped
class KeyLookup {

    private static final Logger LOG = Logger.getLogger(KeyLookup.class);

    private final KeySet keys;
    private final IdentityServer identity;
    private final Duration maxAge;
    private final Uni<Void> early;
    private final KeptAnswer<Boolean> fetched;

    KeyLookup(KeySet keys, IdentityServer identity, IdentitySettings settings) {
        this.keys = keys;
        this.identity = identity;
        this.maxAge = settings.maxAge();
        this.early = Uni.createFrom()
                .deferred(this::fetch)
                .onFailure()
                .invoke(cause -> LOG.debugf("No key set yet: %s", cause.getMessage()))
                .onFailure()
                .recoverWithNull()
                .memoize()
                .indefinitely();
        this.fetched = new KeptAnswer<>(
                Uni.createFrom()
                        .deferred(this::fetch)
                        .onFailure()
                        .invoke(cause -> LOG.warnf("The key set was not fetched: %s", cause.getMessage()))
                        .onItemOrFailure()
                        .transform((done, failure) -> failure == null),
                done -> settings.cooldown(),
                settings.cooldown());
    }

    /** While the rest starts: the first token waits for what is left of it; who is not there yet is asked again then. */
    void fetchEarly(@Observes StartupEvent event) {
        early.subscribe().with(done -> {});
    }

    /** Has what is known fetched anew when it is old; who shows what was verified before does not wait for that. */
    void refresh() {
        if (keys.isOlderThan(maxAge)) {
            fresh().subscribe().with(done -> {});
        }
    }

    /** Whether the key set names this key; fails with 503 when it could not be fetched. */
    Uni<Boolean> knows(String key) {
        if (isTrusted(key)) {
            return Uni.createFrom().item(true);
        }
        return CallerContext.keep(early.chain(() ->
                isTrusted(key) ? Uni.createFrom().item(true) : fetched.get().map(isFetched -> found(key, isFetched))));
    }

    private boolean isTrusted(String key) {
        return keys.has(key) && !keys.isOlderThan(maxAge);
    }

    private Uni<Boolean> fresh() {
        return early.chain(() ->
                keys.isOlderThan(maxAge) ? fetched.get() : Uni.createFrom().item(true));
    }

    private boolean found(String key, boolean isFetched) {
        boolean isKnown = keys.has(key);
        if (!isKnown && !isFetched) {
            throw ProblemException.unavailable("Tokens cannot be verified at the moment.");
        }
        return isKnown;
    }

    private Uni<Void> fetch() {
        return identity.keySet().invoke(keys::replace).replaceWithVoid();
    }
}
