package io.neonpro.identity.letter;

import io.neonpro.kernel.settings.CheckedSettings;
import io.neonpro.kernel.settings.SettingsCheck;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How many letters are sent to people who may not have asked for them. */
@ConfigMapping(prefix = "neonpro.letters")
interface LetterSettings extends CheckedSettings {

    /** To one address in a row; then as many in a day. For a tenant, and links to choose another password for all of them. */
    @WithDefault("10")
    int perAddress();

    /** To all addresses that a tenant has us write to, likewise. */
    @WithDefault("200")
    int perTenant();

    @Override
    default void check(SettingsCheck check) {
        check.between("per-address", perAddress(), 1, 100);
        check.between("per-tenant", perTenant(), 1, 10_000);
    }
}
