package io.neonpro.identity.attempt;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.neonpro.kernel.crypto.Fingerprints;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/**
 * Counts, over all instances, what is allowed so often in a while: buckets that fill again evenly. A bucket is kept as when it will
 * be full again (the generic cell rate algorithm), under a fingerprint of whose it is, as people type passwords where an e-mail
 * address belongs.
 */
@ApplicationScoped
public class Buckets {

    private static final String TAKE = """
            insert into attempt (who, full_at) values ($1, now() + make_interval(secs => $2))
            on conflict (who) do update set full_at = greatest(attempt.full_at, now()) + make_interval(secs => $2)
             where greatest(attempt.full_at, now()) + make_interval(secs => $2) <= now() + make_interval(secs => $3)
            """;

    private static final String GIVE_BACK =
            "update attempt set full_at = full_at - make_interval(secs => $2) where who = $1";

    private static final String FORGET = "delete from attempt where who = $1";

    private final Pool pool;
    private final Fingerprints fingerprints;

    Buckets(Pool pool, Fingerprints fingerprints) {
        this.pool = pool;
        this.fingerprints = fingerprints;
    }

    /**
     * Whether there was one left; it is taken.
     *
     * @param most in a row; then so many in the window, evenly
     */
    public Uni<Boolean> take(String whose, int most, Duration window) {
        double each = seconds(most, window);
        return pool.preparedQuery(TAKE)
                .execute(Tuple.of(key(whose), each, each * most))
                .map(taken -> taken.rowCount() > 0);
    }

    /** One that was taken is there again. */
    public Uni<Void> giveBack(String whose, int most, Duration window) {
        return pool.preparedQuery(GIVE_BACK)
                .execute(Tuple.of(key(whose), seconds(most, window)))
                .replaceWithVoid();
    }

    /** All of them are. */
    Uni<Void> forget(String whose) {
        return pool.preparedQuery(FORGET).execute(Tuple.of(key(whose))).replaceWithVoid();
    }

    /** In which one is given back. */
    static double seconds(int most, Duration window) {
        return (double) window.toMillis() / 1000 / most;
    }

    private Buffer key(String whose) {
        return Buffer.buffer(fingerprints.of(whose.getBytes(UTF_8)));
    }
}
