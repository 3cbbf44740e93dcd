package io.neonpro.kernel.security;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

/** How identity's keys are looked up. */
@ConfigMapping(prefix = "neonpro.key-set")
interface KeySetSettings {

    /** How long the key set is not fetched again for a key that it did not name. */
    @WithDefault("5s")
    @DurationMin(millis = 1)
    @DurationMax(minutes = 1)
    Duration cooldown();
}
