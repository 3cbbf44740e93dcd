package io.neonpro.identity.token;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

/** What access tokens say of themselves. */
@ConfigMapping(prefix = "neonpro.tokens")
public interface TokenSettings {

    /** Access tokens cannot be called back, so they are short-lived. */
    @WithDefault("5m")
    @DurationMin(seconds = 10)
    @DurationMax(minutes = 5)
    Duration lifespan();
}
