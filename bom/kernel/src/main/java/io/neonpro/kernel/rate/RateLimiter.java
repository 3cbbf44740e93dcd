package io.neonpro.kernel.rate;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.neonpro.kernel.rate.SharedBuckets.Taken;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.redis.client.Redis;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Says whether somebody may ask for more. All instances share the buckets in Redis, of which each takes a few tokens ahead for
 * who asks often, so that most requests ask nobody. Of many at once one takes ahead: together they would empty the bucket. Without Redis each instance counts by itself, with the same bounds: so many instances
 * let through so many times as much at most, and nobody is shut out.
 */
@ApplicationScoped
public class RateLimiter {

    private static final Logger LOG = Logger.getLogger(RateLimiter.class);
    private static final int MAX_CALLERS = 100_000;
    private static final Duration IDLE = Duration.ofMinutes(5);

    /** What an instance takes ahead of a bucket's burst, and for how long it may spend that. */
    private static final int SHARE_OF_BURST = 50;

    private static final long SPENT_WITHIN_NANOS = Duration.ofSeconds(1).toNanos();

    private final SharedBuckets shared;
    private final RateSettings settings;
    private final Cache<String, Advance> advances = bounded();
    private final Cache<String, Bucket> own = bounded();
    private volatile long askAgainAt = System.nanoTime();

    RateLimiter(Redis redis, RateSettings settings, @ConfigProperty(name = "quarkus.application.name") String service) {
        this.shared = new SharedBuckets(redis, service);
        this.settings = settings;
    }

    private static <T> Cache<String, T> bounded() {
        return Caffeine.newBuilder()
                .maximumSize(MAX_CALLERS)
                .expireAfterAccess(IDLE)
                .build();
    }

    /**
     * Takes one token. The answer may come on another context.
     *
     * @param caller whose bucket it is, among those of this rate
     */
    public Uni<Verdict> take(Rate rate, String caller) {
        String key = key(rate, caller);
        long now = System.nanoTime();
        Advance advance = advances.getIfPresent(key);
        int wanted = 1;
        if (advance != null && advance.isGood(now)) {
            if (advance.isRefusal()) {
                return Uni.createFrom().item(Verdict.refused(rate, Duration.ofNanos(advance.until() - now)));
            }
            long left = advance.tokens().getAndDecrement();
            if (left > 0) {
                return Uni.createFrom().item(Verdict.admitted(rate, advance.behind() + left - 1));
            }
            wanted = left == 0 ? Math.max(1, rate.burst() / SHARE_OF_BURST) : 1;
        }
        return now - askAgainAt < 0 ? Uni.createFrom().item(alone(key, rate)) : together(key, rate, wanted);
    }

    /** What whoever asks now would be told, if that is no, as far as this instance knows: takes nothing and asks nobody. */
    public Optional<Verdict> refusal(Rate rate, String caller) {
        String key = key(rate, caller);
        long now = System.nanoTime();
        return Optional.ofNullable(advances.getIfPresent(key))
                .filter(advance -> advance.isGood(now) && advance.isRefusal())
                .map(advance -> Verdict.refused(rate, Duration.ofNanos(advance.until() - now)))
                .or(() -> Optional.ofNullable(own.getIfPresent(key))
                        .map(bucket -> bucket.take(rate, now).verdict(rate, now))
                        .filter(verdict -> !verdict.isAdmitted()));
    }

    private static String key(Rate rate, String caller) {
        return rate.name() + ":" + caller;
    }

    private Uni<Verdict> together(String key, Rate rate, int wanted) {
        return shared.take(key, rate, wanted)
                .ifNoItem()
                .after(settings.redisTimeout())
                .fail()
                .map(taken -> spend(key, rate, taken))
                .onFailure()
                .recoverWithItem(failure -> {
                    LOG.debugf("Counting alone: %s", failure);
                    askAgainAt = System.nanoTime() + settings.redisPause().toNanos();
                    return alone(key, rate);
                });
    }

    /** The first of what was taken is for the request that asked. */
    private Verdict spend(String key, Rate rate, Taken taken) {
        long now = System.nanoTime();
        if (taken.count() == 0) {
            advances.put(key, Advance.refusal(now + taken.delay().toNanos()));
            return Verdict.refused(rate, taken.delay());
        }
        long ahead = taken.count() - 1L;
        Advance fresh = new Advance(new AtomicLong(ahead), taken.left(), now + SPENT_WITHIN_NANOS);
        advances.asMap().merge(key, fresh, (known, it) -> ahead > 0 || !known.isGood(now) ? it : known);
        return Verdict.admitted(rate, taken.left() + ahead);
    }

    private Verdict alone(String key, Rate rate) {
        long now = System.nanoTime();
        return own.asMap()
                .compute(key, (same, before) -> (before == null ? Bucket.full(now) : before).take(rate, now))
                .verdict(rate, now);
    }

    /**
     * Tokens that are taken and not spent yet; none, if there is nothing to be had.
     *
     * @param behind how many are left in Redis
     * @param until when this is worth something
     */
    private record Advance(AtomicLong tokens, long behind, long until) {

        static Advance refusal(long until) {
            return new Advance(new AtomicLong(), -1, until);
        }

        boolean isGood(long now) {
            return until - now > 0;
        }

        boolean isRefusal() {
            return behind < 0;
        }
    }
}
