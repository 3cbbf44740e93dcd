package io.neonpro.identity.session;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

/** How long somebody stays signed in. */
@ConfigMapping(prefix = "neonpro.session")
interface SessionSettings {

    /** From signing in to having to do it again, however often tokens were refreshed. */
    @WithDefault("30d")
    @DurationMin(minutes = 10)
    @DurationMax(days = 365)
    Duration lifespan();
}
