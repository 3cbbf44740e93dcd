package io.neonpro.kernel.tenant;

import static java.time.Duration.ofDays;

import io.neonpro.kernel.settings.CheckedSettings;
import io.neonpro.kernel.settings.SettingsCheck;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What a suspended tenant may change all the same, and how long what it had stays once it has left. */
@ConfigMapping(prefix = "neonpro.standing")
interface StandingSettings extends CheckedSettings {

    /**
     * Beginnings of paths where the service itself decides, or that are owed to people whoever is suspended; an asterisk is
     * any one segment.
     */
    Optional<List<String>> freePaths();

    /** From when a tenant has left until what it had here is taken away. */
    @WithDefault("1d")
    Duration removeAfter();

    @Override
    default void check(SettingsCheck check) {
        freePaths().ifPresent(paths -> {
            check.count("free-paths", paths, 1, 10);
            paths.forEach(path -> check.text("free-paths", path));
        });
        check.between("remove-after", removeAfter(), Duration.ZERO, ofDays(90));
    }
}
