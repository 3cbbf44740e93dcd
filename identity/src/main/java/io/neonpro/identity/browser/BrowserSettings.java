package io.neonpro.identity.browser;

import static java.time.Duration.ofDays;
import static java.time.Duration.ofMinutes;

import io.neonpro.kernel.settings.CheckedSettings;
import io.neonpro.kernel.settings.SettingsCheck;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long a browser is known again in which somebody signed in. */
@ConfigMapping(prefix = "neonpro.browsers")
interface BrowserSettings extends CheckedSettings {

    /**
     * From signing in to being asked again, however many applications were opened meanwhile. Shorter than a session lasts
     * ({@code neonpro.session.lifespan}), which counts from then as well.
     */
    @WithDefault("12h")
    Duration lifespan();

    /**
     * Whether programs on somebody's device, known by a loopback address or a scheme of their own, are opened without asking, too: any
     * other program there may say that it is one (RFC 8252, 8.6). As on a laptop it is; not in the profile {@code secure}.
     */
    @WithDefault("true")
    boolean trustDevices();

    @Override
    default void check(SettingsCheck check) {
        check.between("lifespan", lifespan(), ofMinutes(1), ofDays(30));
    }
}
