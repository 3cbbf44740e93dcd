package io.neonpro.identity.attempt;

import static java.time.Duration.ofDays;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;

import io.neonpro.kernel.settings.CheckedSettings;
import io.neonpro.kernel.settings.SettingsCheck;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How often somebody may try to sign in. */
@ConfigMapping(prefix = "neonpro.attempts")
interface AttemptSettings extends CheckedSettings {

    /** Tries in a row from one source at one account, or of one client; then so many in a {@link #window}, evenly. */
    @WithDefault("10")
    int max();

    /** The same from one source, whatever the account; those who got in from there before are not counted. */
    @WithDefault("100")
    int maxOfSource();

    /** In which all tries are given back. */
    @WithDefault("5m")
    Duration window();

    /** How long it is remembered that somebody got in from a source. */
    @WithDefault("30d")
    Duration rememberFor();

    @Override
    default void check(SettingsCheck check) {
        check.between("max", max(), 3, 100);
        check.between("max-of-source", maxOfSource(), 3, 10_000);
        check.between("window", window(), ofSeconds(1), ofHours(24));
        check.between("remember-for", rememberFor(), ofMinutes(1), ofDays(365));
    }
}
