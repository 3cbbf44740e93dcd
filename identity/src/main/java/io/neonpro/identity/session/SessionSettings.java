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

    /** How long nothing may be heard of a session until it ends. */
    @WithDefault("14d")
    @DurationMin(minutes = 5)
    @DurationMax(days = 365)
    Duration idle();

    /** How long after its use a refresh token is answered the same again: a second tab asks, or the answer got lost. */
    @WithDefault("10s")
    @DurationMin(seconds = 0)
    @DurationMax(minutes = 1)
    Duration grace();
}
