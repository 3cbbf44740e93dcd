package io.neonpro.kernel.security;

import io.neonpro.kernel.settings.CheckedSettings;
import io.neonpro.kernel.settings.SettingsCheck;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How many streams may be open at once in an instance. */
@ConfigMapping(prefix = "neonpro.streams")
interface StreamSettings extends CheckedSettings {

    /** Of one person, or one machine of a tenant. */
    @WithDefault("20")
    int perUser();

    /** Of all people and machines of a tenant. */
    @WithDefault("500")
    int perTenant();

    @WithDefault("2000")
    int perInstance();

    @Override
    default void check(SettingsCheck check) {
        check.between("per-user", perUser(), 1, 100_000);
        check.between("per-tenant", perTenant(), 1, 100_000);
        check.between("per-instance", perInstance(), 1, 100_000);
    }
}
