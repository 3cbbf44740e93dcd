package io.neonpro.notify.message;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

/** What is kept of what we said. */
@ConfigMapping(prefix = "neonpro.messages")
public interface MessageSettings {

    /** From when a message was written; longer than anything is booked ahead, since nothing is said twice. */
    @WithDefault("730d")
    @DurationMin(days = 400)
    @DurationMax(days = 7_300)
    Duration keptFor();
}
