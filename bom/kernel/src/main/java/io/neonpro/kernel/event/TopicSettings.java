package io.neonpro.kernel.event;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.NotBlank;
import java.time.Duration;
import java.util.Optional;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

/** Where this service says what happens, and for how long Kafka keeps it. */
@ConfigMapping(prefix = "neonpro.topic")
interface TopicSettings {

    /** What it says everything on. */
    @NotBlank
    String name();

    /** Of an instance that hears what its service says ({@link Echo}): each is a consumer group of its own. */
    Optional<String> echoGroup();

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
