package io.neonpro.kernel.graph;

import io.neonpro.kernel.settings.CheckedSettings;
import io.neonpro.kernel.settings.SettingsCheck;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How much one operation may ask for; what is above is refused before anything is fetched. */
@ConfigMapping(prefix = "neonpro.graph")
interface GraphLimits extends CheckedSettings {

    /** Fields in fields. */
    @WithDefault("12")
    int maxDepth();

    /** Fields, those of fragments as often as they are spread. */
    @WithDefault("500")
    int maxFields();

    /**
     * Objects, by estimate. The gateway allows less for all services together; it may ask one of them for more than it
     * could tell beforehand, as a list of unknown length is estimated short.
     */
    @WithDefault("100000")
    int maxObjects();

    @Override
    default void check(SettingsCheck check) {
        check.between("max-depth", maxDepth(), 1, 1_000);
        check.between("max-fields", maxFields(), 1, 100_000);
        check.between("max-objects", maxObjects(), 1, 100_000_000);
    }
}
