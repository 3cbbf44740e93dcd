package io.neonpro.kernel.security;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/** How many streams may be open at once in an instance. */
@ConfigMapping(prefix = "neonpro.streams")
interface StreamSettings {

    /** Of one person, or one machine of a tenant. */
    @WithDefault("20")
    @Min(1)
    @Max(100_000)
    int perUser();

    /** Of all people and machines of a tenant. */
    @WithDefault("500")
    @Min(1)
    @Max(100_000)
    int perTenant();

    @WithDefault("2000")
    @Min(1)
    @Max(100_000)
    int perInstance();
}
