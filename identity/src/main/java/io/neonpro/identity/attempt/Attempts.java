package io.neonpro.identity.attempt;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.neonpro.kernel.crypto.Fingerprints;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Bounds how often a secret may be guessed, over all instances (OWASP ASVS 5, 6.3.1). Who does not
 * exist is counted like who does, so that being refused tells nothing.
 */
@ApplicationScoped
public class Attempts {

    private static final String COUNT = """
            insert into attempt (who, tries, window_ends)
            values ($1, 1, now() + make_interval(secs => $2))
            on conflict (who) do update set
                tries = case when attempt.window_ends <= now() then 1 else attempt.tries + 1 end,
                window_ends = case when attempt.window_ends <= now()
                    then excluded.window_ends else attempt.window_ends end
            returning tries, ceil(extract(epoch from window_ends - now()))::bigint as wait
            """;

    private static final String FORGET = "delete from attempt where who = $1";

    private final Pool pool;
    private final AttemptSettings settings;
    private final Fingerprints fingerprints;

    Attempts(Pool pool, AttemptSettings settings, Fingerprints fingerprints) {
        this.pool = pool;
        this.settings = settings;
        this.fingerprints = fingerprints;
    }

    /**
     * Counts a try.
     *
     * @param who an account or client, as they named themselves
     * @return fails with {@link TooManyAttempts} when it is one too many
     */
    public Uni<Void> count(String who) {
        return pool.preparedQuery(COUNT)
                .execute(Tuple.of(key(who), (double) settings.window().toSeconds()))
                .invoke(rows -> require(rows.iterator().next()))
                .replaceWithVoid();
    }

    /** Forgets the tries of somebody who got in. */
    public Uni<Void> forget(String who) {
        return pool.preparedQuery(FORGET).execute(Tuple.of(key(who))).replaceWithVoid();
    }

    private void require(Row row) {
        if (row.getInteger("tries") > settings.max()) {
            throw new TooManyAttempts(Math.max(1, row.getLong("wait")));
        }
    }

    /** Not to be guessed from, as people type passwords where an e-mail address belongs. */
    private Buffer key(String who) {
        return Buffer.buffer(fingerprints.of(who.getBytes(UTF_8)));
    }
}
