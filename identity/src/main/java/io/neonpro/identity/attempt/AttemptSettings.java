package io.neonpro.identity.attempt;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

/** How often somebody may try to sign in. */
@ConfigMapping(prefix = "neonpro.attempts")
interface AttemptSettings {

    /** Tries of one account or client within a {@link #window}. */
    @WithDefault("10")
    @Min(3)
    @Max(100)
    int max();

    /** From the first try until tries are counted anew. */
    @WithDefault("5m")
    @DurationMin(seconds = 1)
    @DurationMax(hours = 24)
    Duration window();
}
