package io.neonpro.identity.letter;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/** How many letters are sent to people who may not have asked for them. */
@ConfigMapping(prefix = "neonpro.letters")
interface LetterSettings {

    /** To one address in a row; then as many in a day. For a tenant, and links to choose another password for all of them. */
    @WithDefault("10")
    @Min(1)
    @Max(100)
    int perAddress();

    /** To all addresses that a tenant has us write to, likewise. */
    @WithDefault("200")
    @Min(1)
    @Max(10_000)
    int perTenant();
}
