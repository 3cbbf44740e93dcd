package io.neonpro.kernel.event;

import static java.time.Duration.ofDays;

import io.neonpro.kernel.settings.CheckedSettings;
import io.neonpro.kernel.settings.SettingsCheck;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How often snapshots of long streams are taken, and how long they are kept. */
@ConfigMapping(prefix = "neonpro.snapshots")
public interface SnapshotSettings extends CheckedSettings {

    /** A command that has read so many events, its own among them, leaves a snapshot behind. */
    @WithDefault("50")
    int every();

    /** A stream that nothing has happened to for so long is read as a whole once; then it has a new one. */
    @WithDefault("90d")
    Duration keepFor();

    @Override
    default void check(SettingsCheck check) {
        check.between("every", every(), 2, 10_000);
        check.between("keep-for", keepFor(), ofDays(1), ofDays(4000));
    }
}
