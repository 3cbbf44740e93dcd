package io.neonpro.identity.attempt;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.neonpro.kernel.crypto.Fingerprints;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Slows down who guesses secrets, over all instances (OWASP ASVS 5, 6.3.1). Tries are taken from a bucket per source and
 * account, and from one per source, that fill again evenly; none is per account alone, by which anybody could lock its owner out.
 * Who does not exist is counted like who does, so that being refused tells nothing.
 */
@ApplicationScoped
public class Attempts {

    private static final String IS_KNOWN = "select 1 from acquaintance where who = $1 and known_until > now()";

    private static final String REMEMBER = """
            insert into acquaintance (who, known_until) values ($1, now() + make_interval(secs => $2))
            on conflict (who) do update set known_until = excluded.known_until
            """;

    private final Pool pool;
    private final Buckets buckets;
    private final AttemptSettings settings;
    private final Fingerprints fingerprints;

    Attempts(Pool pool, Buckets buckets, AttemptSettings settings, Fingerprints fingerprints) {
        this.pool = pool;
        this.buckets = buckets;
        this.settings = settings;
        this.fingerprints = fingerprints;
    }

    /**
     * Counts a try.
     *
     * @param who a client, as it named itself
     * @return fails with {@link TooManyAttempts} when it is one too many
     */
    public Uni<Void> count(String who) {
        return take(who, settings.max());
    }

    /** What was counted of somebody who got in. */
    public Uni<Void> forget(String who) {
        return buckets.forget(who);
    }

    /**
     * Counts a try of somebody to be a person, before it is known how it ends.
     *
     * @return fails with {@link TooManyAttempts} when it is one too many
     */
    public Uni<Try> begin(Source source, String account) {
        String pair = "pair:" + source.text() + " " + account;
        String from = "source:" + source.text();
        return take(pair, settings.max())
                .chain(() -> isKnown(pair))
                .call(isKnown -> isKnown ? Uni.createFrom().voidItem() : take(from, settings.maxOfSource()))
                .map(isKnown -> new Try(pair, from, isKnown));
    }

    /** They got in: the try does not count, and neither do those before it. */
    public Uni<Void> succeed(Try attempt) {
        return forget(attempt.pair())
                .chain(() -> pool.preparedQuery(REMEMBER).execute(Tuple.of(key(attempt.pair()), (double)
                        settings.rememberFor().toSeconds())))
                .chain(() -> giveBackToSource(attempt));
    }

    /** Nobody looked whether it was right: it does not count. */
    public Uni<Void> giveBack(Try attempt) {
        return giveBack(attempt.pair(), settings.max()).chain(() -> giveBackToSource(attempt));
    }

    private Uni<Void> giveBackToSource(Try attempt) {
        return attempt.isKnown() ? Uni.createFrom().voidItem() : giveBack(attempt.from(), settings.maxOfSource());
    }

    private Uni<Void> giveBack(String who, int most) {
        return buckets.giveBack(who, most, settings.window());
    }

    /**
     * A try that was counted.
     *
     * @param isKnown whether they got in from there before
     */
    public record Try(String pair, String from, boolean isKnown) {

        /** Whose turn it is: who is known does not wait behind strangers that share the address. */
        public Source turn() {
            return isKnown ? new Source(pair, true) : new Source(from);
        }

        @Override
        public String toString() {
            return "Try";
        }
    }

    private Uni<Boolean> isKnown(String pair) {
        return pool.preparedQuery(IS_KNOWN).execute(Tuple.of(key(pair))).map(rows -> rows.size() > 0);
    }

    private Uni<Void> take(String who, int most) {
        return buckets.take(who, most, settings.window())
                .invoke(isTaken -> require(isTaken, Buckets.seconds(most, settings.window())))
                .replaceWithVoid();
    }

    private static void require(boolean isTaken, double each) {
        if (!isTaken) {
            throw new TooManyAttempts(Math.max(1, (long) Math.ceil(each)));
        }
    }

    /** Not to be guessed from, as people type passwords where an e-mail address belongs. */
    private Buffer key(String who) {
        return Buffer.buffer(fingerprints.of(who.getBytes(UTF_8)));
    }
}
