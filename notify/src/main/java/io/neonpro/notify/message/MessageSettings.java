package io.neonpro.notify.message;

import static java.time.Duration.ofDays;

import io.neonpro.kernel.settings.CheckedSettings;
import io.neonpro.kernel.settings.SettingsCheck;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What is kept of what we said. */
@ConfigMapping(prefix = "neonpro.messages")
public interface MessageSettings extends CheckedSettings {

    /** From when a message was written; longer than anything is booked ahead, since nothing is said twice. */
    @WithDefault("730d")
    Duration keptFor();

    @Override
    default void check(SettingsCheck check) {
        check.between("kept-for", keptFor(), ofDays(400), ofDays(7_300));
    }
}
