package io.neonpro.kernel.data;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.util.List;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

/** Which replicas there are, and when one may answer reads. */
@ConfigMapping(prefix = "neonpro.replica")
public interface ReplicaSettings {

    /** {@code host:port} of each, with commas between. */
    @Size(min = 1, max = 16)
    List<ServerAddress> servers();

    /** A replica further behind than this leaves the rotation. */
    @WithDefault("5s")
    @DurationMin(millis = 100)
    @DurationMax(hours = 1)
    Duration maxLag();

    /** How often the log positions are looked up while there are readers, or a replica is behind. */
    @WithDefault("100ms")
    @DurationMin(millis = 10)
    @DurationMax(minutes = 1)
    Duration probeInterval();

    /** How often when nobody has read for a second: as late it is known that a replica has fallen behind. */
    @WithDefault("10s")
    @DurationMin(millis = 10)
    @DurationMax(minutes = 5)
    Duration idleProbeInterval();

    /** A server that does not answer a probe in this time is lost. */
    @WithDefault("2s")
    @DurationMin(millis = 10)
    @DurationMax(minutes = 1)
    Duration probeTimeout();

    /** A read that a replica does not answer in this time is asked of the primary; the replica stays. */
    @WithDefault("3s")
    @DurationMin(millis = 10)
    @DurationMax(minutes = 1)
    Duration readTimeout();
}
