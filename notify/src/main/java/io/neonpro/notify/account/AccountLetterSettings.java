package io.neonpro.notify.account;

import io.smallrye.config.ConfigMapping;
import jakarta.validation.constraints.NotBlank;

/** What letters about accounts may link to. */
@ConfigMapping(prefix = "neonpro.account-letters")
interface AccountLetterSettings {

    /** How every link begins: identity's own page. */
    @NotBlank
    String linkPrefix();
}
