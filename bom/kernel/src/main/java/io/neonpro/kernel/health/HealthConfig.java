package io.neonpro.kernel.health;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;

import io.neonpro.kernel.settings.CheckedSettings;
import io.neonpro.kernel.settings.SettingsCheck;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How components are watched. */
@ConfigMapping(prefix = "neonpro.health")
public interface HealthConfig extends CheckedSettings {

    /** How long a component may take to answer. */
    @WithDefault("800ms")
    Duration timeout();

    /** How old an answer may be that is given again. */
    @WithDefault("1s")
    Duration remembered();

    /** How often components are asked for the metrics' sake when nobody else asks. */
    @WithDefault("30s")
    Duration watchEvery();

    @Override
    default void check(SettingsCheck check) {
        check.between("timeout", timeout(), ofMillis(10), ofSeconds(10));
        check.between("remembered", remembered(), ofMillis(10), ofMinutes(1));
        check.between("watch-every", watchEvery(), ofMillis(100), ofMinutes(5));
    }
}
