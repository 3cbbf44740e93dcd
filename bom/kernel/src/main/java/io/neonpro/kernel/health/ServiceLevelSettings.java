package io.neonpro.kernel.health;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofMinutes;

import io.neonpro.kernel.settings.CheckedSettings;
import io.neonpro.kernel.settings.SettingsCheck;
import io.smallrye.config.ConfigMapping;
import java.time.Duration;
import java.util.Optional;

/** What is promised of answers; a service says it by {@code @ServiceLevel} at its application class. */
@ConfigMapping(prefix = "neonpro.service-level")
interface ServiceLevelSettings extends CheckedSettings {

    /** How long an answer may take to count as fast. */
    Optional<Duration> latency();

    @Override
    default void check(SettingsCheck check) {
        latency().ifPresent(value -> check.between("latency", value, ofMillis(1), ofMinutes(1)));
    }
}
