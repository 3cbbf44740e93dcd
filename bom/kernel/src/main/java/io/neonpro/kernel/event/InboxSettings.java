package io.neonpro.kernel.event;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

/** How the inbox is kept. */
@ConfigMapping(prefix = "neonpro.inbox")
public interface InboxSettings {

    /**
     * How long an event's id is remembered; longer than the topics and the dead letters are kept,
     * or an event that is delivered again has its effect again.
     */
    @WithDefault("14d")
    @DurationMin(days = 1)
    @DurationMax(days = 400)
    Duration keepFor();
}
