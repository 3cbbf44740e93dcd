package io.neonpro.kernel.cache;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithDefaults;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

/** How much the caches hold, for how long, and how patient they are with Redis. */
@ConfigMapping(prefix = "neonpro.cache")
public interface CacheConfig {

    /** How long a call waits for Redis before it goes on without. */
    @WithDefault("100ms")
    @DurationMin(millis = 1)
    @DurationMax(seconds = 2)
    Duration redisTimeout();

    /** After this many failures in a row Redis is left alone until it answers a probe. */
    @WithDefault("3")
    @Min(1)
    @Max(100)
    int redisFailures();

    /** The rhythm of the probes; also how often an instance checks that it hears invalidations. */
    @WithDefault("1s")
    @DurationMin(millis = 50)
    @DurationMax(minutes = 1)
    Duration probeEvery();

    /** Invalidations kept for when Redis is back; beyond it, old values live until they expire. */
    @WithDefault("50000")
    @Min(1)
    @Max(1_000_000)
    int pendingInvalidations();

    /** How long loading may take; a load that takes longer fails. */
    @WithDefault("10s")
    @DurationMin(millis = 1)
    @DurationMax(minutes = 1)
    Duration loadTimeout();

    /** Settings by cache name. */
    @WithDefaults
    Map<String, Limits> limits();

    /** The bounds of one cache. */
    interface Limits {

        /** Entries held in this process. */
        @WithDefault("10000")
        @Min(1)
        @Max(1_000_000)
        long localSize();

        /** How long this process holds an entry; also how old it may be while Redis is away. */
        @WithDefault("30s")
        @DurationMax(minutes = 10)
        Duration localFor();

        /** How long Redis holds an entry. */
        @WithDefault("10m")
        @DurationMax(days = 1)
        Duration sharedFor();

        /** How long Redis remembers that there is no value; when not set, absence is not cached. */
        Optional<@DurationMax(hours = 1) Duration> absentFor();

        default boolean holds(Entry<?> entry) {
            return !entry.isAbsent() || absentFor().isPresent();
        }

        default Duration sharedFor(Entry<?> entry) {
            return entry.isAbsent() ? absentFor().orElseThrow() : sharedFor();
        }
    }
}
