package io.neonpro.identity.registration;

import static java.time.Duration.ofDays;
import static java.time.Duration.ofSeconds;

import io.neonpro.kernel.settings.CheckedSettings;
import io.neonpro.kernel.settings.SettingsCheck;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long a registration waits for its tenant. */
@ConfigMapping(prefix = "neonpro.registration")
public interface RegistrationSettings extends CheckedSettings {

    /** Without its tenant by then, the owner is signed out and the e-mail address free again. */
    @WithDefault("1h")
    Duration expiresAfter();

    /**
     * How much longer it is kept if nobody asks for the address, so that news of the tenant that
     * was long held up still finds its owner.
     */
    @WithDefault("7d")
    Duration keptFor();

    @Override
    default void check(SettingsCheck check) {
        check.between("expires-after", expiresAfter(), ofSeconds(1), ofDays(7));
        check.between("kept-for", keptFor(), Duration.ZERO, ofDays(30));
    }
}
