package io.neonpro.notify.letter;

import io.smallrye.config.ConfigMapping;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;

/** As whom we write. */
@ConfigMapping(prefix = "neonpro.mail")
public interface MailSettings {

    /** The domain of message ids, and what we call ourselves to the mail server. */
    @NotBlank
    String domain();

    /** The sender's address. */
    @NotBlank
    @Email
    String from();
}
