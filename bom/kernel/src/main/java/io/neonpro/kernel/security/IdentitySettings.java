package io.neonpro.kernel.security;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

/** Who issues access tokens, and how it is asked for its keys and for tokens. */
@ConfigMapping(prefix = "neonpro.identity")
interface IdentitySettings {

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
    @DurationMin(millis = 1)
    @DurationMax(minutes = 1)
    Duration cooldown();

    /** How old the key set may be when a token is verified: so long a key is trusted that identity has withdrawn. */
    @WithDefault("1m")
    @DurationMin(millis = 1)
    @DurationMax(minutes = 10)
    Duration maxAge();
}
