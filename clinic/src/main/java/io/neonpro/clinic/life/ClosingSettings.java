package io.neonpro.clinic.life;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

/** How tenants leave. */
@ConfigMapping(prefix = "neonpro.closing")
interface ClosingSettings {

    /** From when somebody wants to leave until nothing can be read any more. */
    @WithDefault("30d")
    @DurationMin(days = 1)
    @DurationMax(days = 60)
    Duration notice();
}
