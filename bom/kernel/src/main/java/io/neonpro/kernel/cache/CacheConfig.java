package io.neonpro.kernel.cache;

import static java.time.Duration.ofDays;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;

import io.neonpro.kernel.settings.CheckedSettings;
import io.neonpro.kernel.settings.SettingsCheck;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithDefaults;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** How much the caches hold, for how long, and how patient they are with Redis. */
@ConfigMapping(prefix = "neonpro.cache")
public interface CacheConfig extends CheckedSettings {

    /** How long a call waits for Redis before it goes on without. */
    @WithDefault("100ms")
    Duration redisTimeout();

    /** After this many failures in a row Redis is left alone until it answers a probe. */
    @WithDefault("3")
    int redisFailures();

    /** The rhythm of the probes; also how often an instance checks that it hears invalidations. */
    @WithDefault("1s")
    Duration probeEvery();

    /** Invalidations kept for when Redis is back; beyond it, old values live until they expire. */
    @WithDefault("50000")
    int pendingInvalidations();

    /** How long loading may take; a load that takes longer fails. */
    @WithDefault("10s")
    Duration loadTimeout();

    /** Settings by cache name. */
    @WithDefaults
    Map<String, Limits> limits();

    /** The bounds of one cache. */
    interface Limits extends CheckedSettings {

        /** Entries held in this process. */
        @WithDefault("10000")
        long localSize();

        /** How long this process holds an entry; also how old it may be while Redis is away. */
        @WithDefault("30s")
        Duration localFor();

        /** How long Redis holds an entry. */
        @WithDefault("10m")
        Duration sharedFor();

        /** How long Redis remembers that there is no value; when not set, absence is not cached. */
        Optional<Duration> absentFor();

        default boolean holds(Entry<?> entry) {
            return !entry.isAbsent() || absentFor().isPresent();
        }

        default Duration sharedFor(Entry<?> entry) {
            return entry.isAbsent() ? absentFor().orElseThrow() : sharedFor();
        }

        @Override
        default void check(SettingsCheck check) {
            check.between("local-size", localSize(), 1, 1_000_000);
            check.between("local-for", localFor(), Duration.ZERO, ofMinutes(10));
            check.between("shared-for", sharedFor(), Duration.ZERO, ofDays(1));
            absentFor().ifPresent(value -> check.between("absent-for", value, Duration.ZERO, ofHours(1)));
        }
    }

    @Override
    default void check(SettingsCheck check) {
        check.between("redis-timeout", redisTimeout(), ofMillis(1), ofSeconds(2));
        check.between("redis-failures", redisFailures(), 1, 100);
        check.between("probe-every", probeEvery(), ofMillis(50), ofMinutes(1));
        check.between("pending-invalidations", pendingInvalidations(), 1, 1_000_000);
        check.between("load-timeout", loadTimeout(), ofMillis(1), ofMinutes(1));
        check.ofEach("limits", limits());
    }
}
