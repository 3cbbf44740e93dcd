package io.neonpro.kernel.event;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

/** How often snapshots of long streams are taken, and how long they are kept. */
@ConfigMapping(prefix = "neonpro.snapshots")
public interface SnapshotSettings {

    /** A command that has read so many events, its own among them, leaves a snapshot behind. */
    @WithDefault("50")
    @Min(2)
    @Max(10_000)
    int every();

    /** A stream that nothing has happened to for so long is read as a whole once; then it has a new one. */
    @WithDefault("90d")
    @DurationMin(days = 1)
    @DurationMax(days = 4000)
    Duration keepFor();
}
