package io.neonpro.identity.letter;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/** How many letters a tenant has us send to people who did not ask for them. */
@ConfigMapping(prefix = "neonpro.letters")
interface LetterSettings {

    /** To one address in a row; then as many in a day. */
    @WithDefault("10")
    @Min(1)
    @Max(100)
    int perAddress();

    /** To all of them, likewise. */
    @WithDefault("200")
    @Min(1)
    @Max(10_000)
    int perTenant();
}
