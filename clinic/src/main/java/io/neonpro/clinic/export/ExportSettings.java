package io.neonpro.clinic.export;

import static java.time.Duration.ofDays;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;

import io.neonpro.kernel.settings.CheckedSettings;
import io.neonpro.kernel.settings.SettingsCheck;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How tenants take their data along. */
@ConfigMapping(prefix = "neonpro.export")
interface ExportSettings extends CheckedSettings {

    /** From when somebody wants it until it cannot be fetched any more. */
    @WithDefault("24h")
    Duration openFor();

    /** How many of a tenant may be open at once. */
    @WithDefault("3")
    int atOnce();

    /** For how long an export counts as what a tenant that leaves has taken along. */
    @WithDefault("7d")
    Duration countsFor();

    @Override
    default void check(SettingsCheck check) {
        check.between("open-for", openFor(), ofMinutes(1), ofDays(7));
        check.between("at-once", atOnce(), 1, 100);
        check.between("counts-for", countsFor(), ofHours(1), ofDays(60));
    }
}
