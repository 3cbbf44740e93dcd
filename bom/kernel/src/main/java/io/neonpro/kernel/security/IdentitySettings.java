package io.neonpro.kernel.security;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofMinutes;

import io.neonpro.kernel.settings.CheckedSettings;
import io.neonpro.kernel.settings.SettingsCheck;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** Who issues access tokens, and how it is asked for its keys and for tokens. */
@ConfigMapping(prefix = "neonpro.identity")
interface IdentitySettings extends CheckedSettings {

    /** As tokens name it. */
    String issuer();

    /** Where it is asked. */
    URI address();

    String keySetPath();

    String tokenPath();

    /** That of a service which calls others in its own name. */
    Optional<String> secret();

    /** How long the key set is not fetched again for a key that it did not name. */
    @WithDefault("5s")
    Duration cooldown();

    /** How old the key set may be when a token is verified: so long a key is trusted that identity has withdrawn. */
    @WithDefault("1m")
    Duration maxAge();

    @Override
    default void check(SettingsCheck check) {
        check.between("cooldown", cooldown(), ofMillis(1), ofMinutes(1));
        check.between("max-age", maxAge(), ofMillis(1), ofMinutes(10));
    }
}
