package io.neonpro.kernel.audit;

import static java.time.Duration.ofDays;

import io.neonpro.kernel.settings.CheckedSettings;
import io.neonpro.kernel.settings.SettingsCheck;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long it is known who saw what of whom. */
@ConfigMapping(prefix = "neonpro.audit")
interface AuditSettings extends CheckedSettings {

    /** For how long an entry is kept. What is not a year old the database itself lets nobody forget. */
    @WithDefault("1826d")
    Duration keepFor();

    @Override
    default void check(SettingsCheck check) {
        check.between("keep-for", keepFor(), ofDays(400), ofDays(7305));
    }
}
