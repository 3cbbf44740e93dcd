package io.neonpro.identity.browser;

import io.neonpro.identity.secret.Secret;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;

/**
 * The browsers in which people signed in at the page: until they sign out, or a while is over, applications are opened there without
 * asking. Theirs, and no tenant's.
 */
@ApplicationScoped
public class Browsers {

    /** Of one that signs in again, what it was known by before is void (session fixation: ASVS 5, 7.2.4). */
    private static final String START = """
            with old as (delete from browser_session where hash = $4)
            insert into browser_session (hash, user_id, said_second_factor, expires_at)
            values ($1, $2, $3, now() + make_interval(secs => $5))
            """;

    private static final String FIND = """
            select user_id, signed_in_at, said_second_factor from browser_session
             where hash = $1 and expires_at > now()
            """;

    private static final String FORGET = "delete from browser_session where hash = $1 and user_id = $2";

    private static final String FORGET_OF_PERSON = "delete from browser_session where user_id = $1";

    private static final String FORGET_OF_SESSION =
            "delete from browser_session where user_id = (select user_id from session where id = $1)";

    private final Pool pool;
    private final BrowserSettings settings;

    Browsers(@ReactiveDataSource("relay") Pool pool, BrowserSettings settings) {
        this.pool = pool;
        this.settings = settings;
    }

    /** Whether programs on people's devices are opened without asking, too. */
    public boolean trustDevices() {
        return settings.trustDevices();
    }

    /**
     * Somebody has signed in.
     *
     * @param before what the browser was known by
     * @return what it is known by from now on
     */
    public Uni<Secret> start(UUID person, boolean saidSecondFactor, Optional<Secret> before) {
        Secret secret = Secret.random();
        Tuple row = Tuple.of(hash(secret), person, saidSecondFactor, hash(before.orElse(secret)), (double)
                settings.lifespan().toSeconds());
        return pool.preparedQuery(START).execute(row).replaceWith(secret);
    }

    /** Who signed in there; empty when nobody did, or it is over. */
    public Uni<Optional<KnownBrowser>> find(Secret secret) {
        return pool.preparedQuery(FIND)
                .execute(Tuple.of(hash(secret)))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(KnownBrowser::of)
                        .findFirst());
    }

    /** The person has signed out there. */
    public Uni<Void> forget(Secret secret, UUID person) {
        return pool.preparedQuery(FORGET)
                .execute(Tuple.of(hash(secret), person))
                .replaceWithVoid();
    }

    /** The person has signed out everywhere. */
    public Uni<Void> forgetAll(UUID person) {
        return pool.preparedQuery(FORGET_OF_PERSON).execute(Tuple.of(person)).replaceWithVoid();
    }

    /**
     * Somebody ended a session: in which browser it began is not known, so all of theirs ask again, and no application comes back
     * to life by itself.
     */
    public Uni<Void> forgetOfSession(UUID session) {
        return pool.preparedQuery(FORGET_OF_SESSION).execute(Tuple.of(session)).replaceWithVoid();
    }

    private static Buffer hash(Secret secret) {
        return Buffer.buffer(secret.hash());
    }
}
