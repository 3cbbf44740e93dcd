package io.neonpro.kernel.event;

import io.neonpro.kernel.settings.CheckedSettings;
import io.neonpro.kernel.settings.SettingsCheck;
import io.smallrye.config.ConfigMapping;
import java.util.List;
import java.util.Optional;

/** How events are written. */
@ConfigMapping(prefix = "neonpro.events")
public interface EventSettings extends CheckedSettings {

    /**
     * Which versions are written, for example {@code io.neonpro.invoice.paid.v2}, of events that can be written in more
     * than one. Those that are not named are written in the oldest version that a {@link Downcaster} leads to; a
     * version that is newer than the code is the newest.
     */
    Optional<List<String>> write();

    @Override
    default void check(SettingsCheck check) {
        write().ifPresent(types -> {
            check.count("write", types, 1, 100);
            check.require(
                    types.stream().allMatch(type -> type.matches(".+\\.v[1-9][0-9]{0,4}")),
                    "write",
                    "must be types with their versions, such as io.neonpro.invoice.paid.v2");
        });
    }
}
