package io.neonpro.kernel.health;

import io.smallrye.config.ConfigMapping;
import java.time.Duration;
import java.util.Optional;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

/** What is promised of answers; a service says it by {@code @ServiceLevel} at its application class. */
@ConfigMapping(prefix = "neonpro.service-level")
interface ServiceLevelSettings {

    /** How long an answer may take to count as fast. */
    Optional<@DurationMin(millis = 1) @DurationMax(minutes = 1) Duration> latency();
}
