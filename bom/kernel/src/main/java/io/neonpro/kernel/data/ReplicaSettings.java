package io.neonpro.kernel.data;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** When a replica may answer reads. */
@ConfigMapping(prefix = "neonpro.replica")
public interface ReplicaSettings {

    /** A replica further behind than this leaves the rotation. */
    @WithDefault("5s")
    Duration maxLag();

    /** How often the log positions are looked up while there are readers, or the replica is behind. */
    @WithDefault("100ms")
    Duration probeInterval();

    /** How often when nobody has read for a second: as late it is known that a replica has fallen behind. */
    @WithDefault("10s")
    Duration idleProbeInterval();

    /** A server that does not answer a probe in this time is lost. */
    @WithDefault("2s")
    Duration probeTimeout();

    /** A replica that does not answer a read in this time is lost; the primary is asked instead. */
    @WithDefault("3s")
    Duration readTimeout();
}
