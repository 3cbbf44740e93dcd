package io.neonpro.clinic.life;

import static java.time.Duration.ofDays;

import io.neonpro.kernel.settings.CheckedSettings;
import io.neonpro.kernel.settings.SettingsCheck;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How tenants leave. */
@ConfigMapping(prefix = "neonpro.closing")
interface ClosingSettings extends CheckedSettings {

    /** From when somebody wants to leave until nothing can be read any more. */
    @WithDefault("30d")
    Duration notice();

    @Override
    default void check(SettingsCheck check) {
        check.between("notice", notice(), ofDays(1), ofDays(60));
    }
}
