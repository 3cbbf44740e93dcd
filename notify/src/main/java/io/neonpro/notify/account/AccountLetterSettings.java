package io.neonpro.notify.account;

import io.neonpro.kernel.settings.CheckedSettings;
import io.neonpro.kernel.settings.SettingsCheck;
import io.smallrye.config.ConfigMapping;

/** What letters about accounts may link to. */
@ConfigMapping(prefix = "neonpro.account-letters")
interface AccountLetterSettings extends CheckedSettings {

    /** How every link begins: identity's own page. */
    String linkPrefix();

    @Override
    default void check(SettingsCheck check) {
        check.text("link-prefix", linkPrefix());
    }
}
