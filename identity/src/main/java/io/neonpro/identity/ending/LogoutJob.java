package io.neonpro.identity.ending;

import io.neonpro.identity.client.Clients;
import io.neonpro.identity.ending.LogoutJob.EndedSession;
import io.neonpro.kernel.job.Away;
import io.neonpro.kernel.job.Job;
import io.neonpro.kernel.job.JobKind;
import io.neonpro.kernel.job.JobLimits;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.MultiMap;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.ext.web.client.WebClient;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Duration;
import java.util.UUID;

/**
 * Tells an application that somebody was signed out of it (OpenID Connect Back-Channel Logout 1.0, 2.5), of whom there may be
 * nothing left by then.
 */
@Singleton
class LogoutJob extends JobKind<EndedSession> {

    static final String NAME = "back-channel-logout";

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int MALFORMED = 400;

    private final Clients clients;
    private final LogoutTokens tokens;
    private final WebClient web;

    LogoutJob(Clients clients, LogoutTokens tokens, Vertx vertx) {
        super(NAME, EndedSession.class, JobLimits.STANDARD.withTimeout(PATIENCE.multipliedBy(2)));
        this.clients = clients;
        this.tokens = tokens;
        this.web = WebClient.create(vertx);
    }

    @Override
    protected Uni<?> reachOut(Job<EndedSession> job) {
        EndedSession ended = job.payload();
        return clients.app(ended.application())
                .map(app -> tell(job.id(), new Ended(ended.session(), ended.person(), app)))
                .orElseGet(() -> Uni.createFrom().voidItem());
    }

    @Override
    protected Uni<?> run(Job<EndedSession> job) {
        return Uni.createFrom().voidItem();
    }

    private Uni<Void> tell(UUID id, Ended session) {
        return clients.backChannel(session.clientId())
                .map(address -> tokens.of(id, session).chain(token -> post(address, token)))
                .orElseGet(() -> Uni.createFrom().voidItem());
    }

    private Uni<Void> post(URI address, String token) {
        return web.postAbs(address.toString())
                .timeout(PATIENCE.toMillis())
                .sendForm(MultiMap.caseInsensitiveMultiMap().add("logout_token", token))
                .onFailure()
                .transform(cause -> new Away("The application is away: " + cause.getMessage()))
                .invoke(answer -> requireHeard(answer.statusCode()))
                .replaceWithVoid();
    }

    /** What it calls malformed it will call so again; all else is tried again. */
    private static void requireHeard(int status) {
        if (status >= 300 && status != MALFORMED) {
            throw new IllegalStateException("The application answered " + status);
        }
    }

    /** What {@link Ended} says, without words. */
    @RegisterForReflection
    record EndedSession(UUID session, UUID person, UUID application) {

        static EndedSession of(Ended ended) {
            return new EndedSession(ended.id(), ended.person(), Clients.numberOf(ended.clientId()));
        }
    }
}
