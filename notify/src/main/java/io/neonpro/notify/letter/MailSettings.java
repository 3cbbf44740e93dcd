package io.neonpro.notify.letter;

import io.neonpro.kernel.settings.CheckedSettings;
import io.neonpro.kernel.settings.SettingsCheck;
import io.smallrye.config.ConfigMapping;

/** As whom we write. */
@ConfigMapping(prefix = "neonpro.mail")
public interface MailSettings extends CheckedSettings {

    /** The domain of message ids, and what we call ourselves to the mail server. */
    String domain();

    /** The sender's address. */
    String from();

    @Override
    default void check(SettingsCheck check) {
        check.text("domain", domain());
        check.require(from().matches("[^@\\s]+@[^@\\s]+"), "from", "must be an e-mail address");
    }
}
