package io.neonpro.scheduling.hold;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

/** How slots are held. */
@ConfigMapping(prefix = "neonpro.holds")
interface HoldSettings {

    /** How long a hold keeps a slot free. */
    @WithDefault("5m")
    @DurationMin(millis = 100)
    @DurationMax(minutes = 60)
    Duration lifetime();

    /** How many slots one caller keeps free at a time. */
    @WithDefault("10")
    @Min(1)
    @Max(100)
    int maxPerCaller();
}
