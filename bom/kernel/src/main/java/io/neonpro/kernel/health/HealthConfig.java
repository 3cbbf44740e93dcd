package io.neonpro.kernel.health;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

/** How components are watched. */
@ConfigMapping(prefix = "neonpro.health")
public interface HealthConfig {

    /** How long a component may take to answer. */
    @WithDefault("800ms")
    @DurationMin(millis = 10)
    @DurationMax(seconds = 10)
    Duration timeout();

    /** How old an answer may be that is given again. */
    @WithDefault("1s")
    @DurationMin(millis = 10)
    @DurationMax(minutes = 1)
    Duration remembered();

    /** How often components are asked for the metrics' sake when nobody else asks. */
    @WithDefault("30s")
    @DurationMin(millis = 100)
    @DurationMax(minutes = 5)
    Duration watchEvery();
}
