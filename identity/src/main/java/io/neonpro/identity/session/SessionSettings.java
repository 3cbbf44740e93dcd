package io.neonpro.identity.session;

import static java.time.Duration.ofDays;
import static java.time.Duration.ofMinutes;

import io.neonpro.kernel.settings.CheckedSettings;
import io.neonpro.kernel.settings.SettingsCheck;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long somebody stays signed in. */
@ConfigMapping(prefix = "neonpro.session")
interface SessionSettings extends CheckedSettings {

    /** From signing in to having to do it again, however often tokens were refreshed. */
    @WithDefault("30d")
    Duration lifespan();

    /** How long nothing may be heard of a session until it ends. */
    @WithDefault("14d")
    Duration idle();

    /** How long after its use a refresh token is answered the same again: a second tab asks, or the answer got lost. */
    @WithDefault("10s")
    Duration grace();

    @Override
    default void check(SettingsCheck check) {
        check.between("lifespan", lifespan(), ofMinutes(10), ofDays(365));
        check.between("idle", idle(), ofMinutes(5), ofDays(365));
        check.between("grace", grace(), Duration.ZERO, ofMinutes(1));
    }
}
