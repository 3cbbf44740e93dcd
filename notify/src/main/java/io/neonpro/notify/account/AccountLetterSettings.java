package io.neonpro.notify.account;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;

import io.neonpro.kernel.settings.CheckedSettings;
import io.neonpro.kernel.settings.SettingsCheck;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What letters about accounts may link to, and how they are sent. */
@ConfigMapping(prefix = "neonpro.account-letters")
interface AccountLetterSettings extends CheckedSettings {

    /** How every link begins: identity's own page. */
    String linkPrefix();

    /** How long the mail server may take; identity waits longer for the answer. */
    @WithDefault("15s")
    Duration sendWithin();

    @Override
    default void check(SettingsCheck check) {
        check.text("link-prefix", linkPrefix());
        check.between("send-within", sendWithin(), ofMillis(100), ofSeconds(15));
    }
}
