package io.neonpro.kernel.event;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

/** For how long Kafka keeps what this service says. */
@ConfigMapping(prefix = "neonpro.topic")
interface TopicSettings {

    /** Whether only the last event of each key is kept, as a service needs that tells of people. */
    @WithDefault("false")
    boolean isCompacted();

    /** What is older, and was followed by another of its key, is gone. */
    @WithDefault("24h")
    @DurationMin(minutes = 1)
    @DurationMax(days = 7)
    Duration forgetsWithin();

    /** What is younger is kept for those who hear it late; after that they hear how things stand. */
    @WithDefault("1h")
    @DurationMin(minutes = 1)
    @DurationMax(days = 1)
    Duration keepsFor();
}
