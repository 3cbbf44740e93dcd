package io.neonpro.identity.registration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

/** How long a registration waits for its tenant. */
@ConfigMapping(prefix = "neonpro.registration")
public interface RegistrationSettings {

    /** Without its tenant by then, the owner is signed out and the e-mail address free again. */
    @WithDefault("1h")
    @DurationMin(seconds = 1)
    @DurationMax(days = 7)
    Duration expiresAfter();

    /**
     * How much longer it is kept if nobody asks for the address, so that news of the tenant that
     * was long held up still finds its owner.
     */
    @WithDefault("7d")
    @DurationMax(days = 30)
    Duration keptFor();
}
