package io.neonpro.kernel.web.edge;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;
import java.util.Set;

/** Who is believed when they say on whose behalf they ask. */
@ConfigMapping(prefix = "neonpro.proxies")
interface ProxySettings {

    /** Addresses and networks ({@code 10.0.0.0/8}) of our own edge and gateway; none unless said. */
    Optional<Set<String>> trusted();
}
