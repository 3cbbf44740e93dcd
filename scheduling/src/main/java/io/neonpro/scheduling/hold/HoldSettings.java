package io.neonpro.scheduling.hold;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofMinutes;

import io.neonpro.kernel.settings.CheckedSettings;
import io.neonpro.kernel.settings.SettingsCheck;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How slots are held. */
@ConfigMapping(prefix = "neonpro.holds")
interface HoldSettings extends CheckedSettings {

    /** How long a hold keeps a slot free. */
    @WithDefault("5m")
    Duration lifetime();

    /** How many slots one caller keeps free at a time. */
    @WithDefault("10")
    int maxPerCaller();

    @Override
    default void check(SettingsCheck check) {
        check.between("lifetime", lifetime(), ofMillis(100), ofMinutes(60));
        check.between("max-per-caller", maxPerCaller(), 1, 100);
    }
}
