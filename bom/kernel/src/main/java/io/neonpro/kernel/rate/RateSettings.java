package io.neonpro.kernel.rate;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;

import io.neonpro.kernel.settings.CheckedSettings;
import io.neonpro.kernel.settings.SettingsCheck;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How much callers may ask of this service; each is a bucket of its own, and all of them must let a request through. */
@ConfigMapping(prefix = "neonpro.rate")
public interface RateSettings extends CheckedSettings {

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
    Duration redisTimeout();

    /** For how long Redis is not asked once it did not answer. */
    @WithDefault("1s")
    Duration redisPause();

    /** A bucket. */
    interface Allowance extends CheckedSettings {

        /** In the long run. */
        int perMinute();

        /** At once. */
        int burst();

        default Rate named(String name) {
            return new Rate(name, perMinute(), burst());
        }

        @Override
        default void check(SettingsCheck check) {
            check.between("per-minute", perMinute(), 1, 600_000);
            check.between("burst", burst(), 1, 100_000);
        }
    }

    @Override
    default void check(SettingsCheck check) {
        check.of("user", user());
        check.of("patient", patient());
        check.of("tenant", tenant());
        check.of("source", source());
        check.between("redis-timeout", redisTimeout(), ofMillis(1), ofSeconds(1));
        check.between("redis-pause", redisPause(), ofMillis(10), ofMinutes(1));
    }
}
