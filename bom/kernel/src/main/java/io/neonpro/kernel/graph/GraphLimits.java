package io.neonpro.kernel.graph;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;

/** How much one operation may ask for; what is above is refused before anything is fetched. */
@ConfigMapping(prefix = "neonpro.graph")
interface GraphLimits {

    /** Fields in fields. */
    @WithDefault("12")
    @Min(1)
    int maxDepth();

    /** Fields, those of fragments as often as they are spread. */
    @WithDefault("500")
    @Min(1)
    int maxFields();

    /**
     * Objects, by estimate. The gateway allows less for all services together; it may ask one of them for more than it
     * could tell beforehand, as a list of unknown length is estimated short.
     */
    @WithDefault("100000")
    @Min(1)
    int maxObjects();
}
