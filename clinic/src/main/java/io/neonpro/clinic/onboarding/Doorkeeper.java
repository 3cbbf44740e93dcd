package io.neonpro.clinic.onboarding;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Lets so many sign-ups per household through, since each costs identity a password hash. It counts
 * in this process: that bounds the cost without depending on Redis.
 */
@ApplicationScoped
class Doorkeeper {

    private static final int MAX_ADDRESSES = 100_000;
    private static final int TOO_MANY_REQUESTS = 429;

    private final TokenBucket.Ration ration;
    private final Cache<String, TokenBucket> buckets;

    Doorkeeper(SignUpLimits limits) {
        ration = limits.ration();
        buckets = Caffeine.newBuilder()
                .maximumSize(MAX_ADDRESSES)
                .expireAfterAccess(ration.refill().multipliedBy(ration.burst()))
                .build();
    }

    /**
     * @throws WebApplicationException 429 with {@code Retry-After} when it is one too many
     */
    void admit(String household) {
        Instant now = Instant.now();
        TokenBucket bucket = buckets.asMap().compute(household, (same, before) -> take(before, now));
        if (!bucket.isGranted()) {
            throw tooMany(bucket.wait(ration));
        }
    }

    private TokenBucket take(@Nullable TokenBucket bucket, Instant now) {
        return (bucket == null ? TokenBucket.full(ration, now) : bucket).take(ration, now);
    }

    private static WebApplicationException tooMany(Duration wait) {
        return new WebApplicationException(Response.status(TOO_MANY_REQUESTS)
                .header(HttpHeaders.RETRY_AFTER, wait.plusSeconds(1).toSeconds())
                .build());
    }
}
