package io.neonpro.kernel.web.edge;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.Optional;

/** Where those who run the service ask it. */
@ConfigMapping(prefix = "neonpro.management")
interface ManagementSettings {

    /** A port of its own, to which no edge leads; when not said, that of the interface. */
    Optional<@Min(1) @Max(65_535) Integer> port();

    /** The address that it is bound to. */
    @WithDefault("0.0.0.0")
    String host();
}
