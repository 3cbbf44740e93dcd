package io.neonpro.identity.token;

import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;

import io.neonpro.kernel.settings.CheckedSettings;
import io.neonpro.kernel.settings.SettingsCheck;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What access tokens say of themselves. */
@ConfigMapping(prefix = "neonpro.tokens")
public interface TokenSettings extends CheckedSettings {

    /** Access tokens cannot be called back, so they are short-lived. */
    @WithDefault("5m")
    Duration lifespan();

    @Override
    default void check(SettingsCheck check) {
        check.between("lifespan", lifespan(), ofSeconds(10), ofMinutes(5));
    }
}
