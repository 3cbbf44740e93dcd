package io.neonpro.kernel.data;

import static java.time.Duration.ofHours;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofMinutes;

import io.neonpro.kernel.settings.CheckedSettings;
import io.neonpro.kernel.settings.SettingsCheck;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;

/** Which replicas there are, and when one may answer reads. */
@ConfigMapping(prefix = "neonpro.replica")
public interface ReplicaSettings extends CheckedSettings {

    /** {@code host:port} of each, with commas between. */
    List<ServerAddress> servers();

    /** A replica further behind than this leaves the rotation. */
    @WithDefault("5s")
    Duration maxLag();

    /** How often the log positions are looked up while there are readers, or a replica is behind. */
    @WithDefault("100ms")
    Duration probeInterval();

    /** How often when nobody has read for a second: as late it is known that a replica has fallen behind. */
    @WithDefault("10s")
    Duration idleProbeInterval();

    /** A server that does not answer a probe in this time is lost. */
    @WithDefault("2s")
    Duration probeTimeout();

    /** A read that a replica does not answer in this time is asked of the primary; the replica stays. */
    @WithDefault("3s")
    Duration readTimeout();

    @Override
    default void check(SettingsCheck check) {
        check.count("servers", servers(), 1, 16);
        check.between("max-lag", maxLag(), ofMillis(100), ofHours(1));
        check.between("probe-interval", probeInterval(), ofMillis(10), ofMinutes(1));
        check.between("idle-probe-interval", idleProbeInterval(), ofMillis(10), ofMinutes(5));
        check.between("probe-timeout", probeTimeout(), ofMillis(10), ofMinutes(1));
        check.between("read-timeout", readTimeout(), ofMillis(10), ofMinutes(1));
    }
}
