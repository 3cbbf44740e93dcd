package io.neonpro.kernel.end;

import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;

import io.neonpro.kernel.settings.CheckedSettings;
import io.neonpro.kernel.settings.SettingsCheck;
import io.smallrye.config.ConfigMapping;
import java.time.Duration;

/** How a service ends. */
@ConfigMapping(prefix = "neonpro.ending")
interface EndingSettings extends CheckedSettings {

    /** How long all of it may take after the last answer; the pod's grace period is made of it. */
    Duration within();

    @Override
    default void check(SettingsCheck check) {
        check.between("within", within(), ofSeconds(1), ofMinutes(5));
    }
}
