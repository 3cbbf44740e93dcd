package io.neonpro.kernel.web.edge;

import io.neonpro.kernel.settings.CheckedSettings;
import io.neonpro.kernel.settings.SettingsCheck;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;

/** Where those who run the service ask it. */
@ConfigMapping(prefix = "neonpro.management")
interface ManagementSettings extends CheckedSettings {

    /** A port of its own, to which no edge leads; when not said, that of the interface. */
    Optional<Integer> port();

    /** The address that it is bound to. */
    @WithDefault("0.0.0.0")
    String host();

    @Override
    default void check(SettingsCheck check) {
        port().ifPresent(value -> check.between("port", value, 1, 65_535));
    }
}
