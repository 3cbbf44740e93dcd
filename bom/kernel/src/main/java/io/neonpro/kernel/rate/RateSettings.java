package io.neonpro.kernel.rate;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

/** How much callers may ask of this service; each is a bucket of its own, and all of them must let a request through. */
@ConfigMapping(prefix = "neonpro.rate")
public interface RateSettings {

    /** Of one person, or one machine of a tenant. */
    Allowance user();

    /** Of one patient who asks for themselves. */
    Allowance patient();

    /** Of all people and machines of a tenant, and as much of all its patients. */
    Allowance tenant();

    /** Of one address, or the network of a household by IPv6, by who shows no token; and as many tokens of one that prove bad. */
    Allowance source();

    /** How long a request waits for Redis before this instance counts by itself. */
    @WithDefault("50ms")
    @DurationMin(millis = 1)
    @DurationMax(seconds = 1)
    Duration redisTimeout();

    /** For how long Redis is not asked once it did not answer. */
    @WithDefault("1s")
    @DurationMin(millis = 10)
    @DurationMax(minutes = 1)
    Duration redisPause();

    /** A bucket. */
    interface Allowance {

        /** In the long run. */
        @Min(1)
        @Max(600_000)
        int perMinute();

        /** At once. */
        @Min(1)
        @Max(100_000)
        int burst();

        default Rate named(String name) {
            return new Rate(name, perMinute(), burst());
        }
    }
}
