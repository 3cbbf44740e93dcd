package io.neonpro.identity.outside;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Which providers of identities outside of the platform can be reached. */
@ConfigMapping(prefix = "neonpro.outside")
interface OutsideSettings {

    /** Whether also by plain HTTP and in private networks: only where tenants may be trusted with those. */
    @WithDefault("false")
    boolean privateNetworks();
}
