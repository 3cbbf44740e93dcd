package io.neonpro.notify.sender;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Who may have people written to from the platform's domain. */
@ConfigMapping(prefix = "neonpro.senders")
interface SenderSettings {

    /** Whether an owner of the tenant must have proved their address before; not on a laptop. */
    @WithDefault("false")
    boolean mustBeVerified();
}
