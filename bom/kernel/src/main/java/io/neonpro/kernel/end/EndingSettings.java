package io.neonpro.kernel.end;

import io.smallrye.config.ConfigMapping;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

/** How a service ends. */
@ConfigMapping(prefix = "neonpro.ending")
interface EndingSettings {

    /** How long all of it may take after the last answer; the pod's grace period is made of it. */
    @DurationMin(seconds = 1)
    @DurationMax(minutes = 5)
    Duration within();
}
