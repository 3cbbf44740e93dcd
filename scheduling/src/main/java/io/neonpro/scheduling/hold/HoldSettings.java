package io.neonpro.scheduling.hold;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
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
}
