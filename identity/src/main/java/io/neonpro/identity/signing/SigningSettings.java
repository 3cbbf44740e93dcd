package io.neonpro.identity.signing;

import static java.time.Duration.ofDays;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;

import io.neonpro.kernel.settings.CheckedSettings;
import io.neonpro.kernel.settings.SettingsCheck;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/**
 * When keys that sign tokens come and go. An instance looks for keys that another one made every minute, which is well below
 * {@link #announce}.
 */
@ConfigMapping(prefix = "neonpro.signing")
interface SigningSettings extends CheckedSettings {

    /** How long a key signs until the next one takes over. */
    @WithDefault("30d")
    Duration rotateEvery();

    /** How long a new key is published before it signs, so that every verifier knows it by then. */
    @WithDefault("15m")
    Duration announce();

    /** How long a key that signs no more is published, so that its last tokens still verify. */
    @WithDefault("15m")
    Duration retire();

    @Override
    default void check(SettingsCheck check) {
        check.between("rotate-every", rotateEvery(), ofHours(1), ofDays(400));
        check.between("announce", announce(), Duration.ZERO, ofDays(1));
        check.between("retire", retire(), ofMinutes(6), ofDays(1));
    }
}
