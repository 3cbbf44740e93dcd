package io.neonpro.kernel.crypto;

import static java.time.Duration.ofMinutes;

import io.neonpro.kernel.settings.CheckedSettings;
import io.neonpro.kernel.settings.SettingsCheck;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** How personal data is protected. */
@ConfigMapping(prefix = "neonpro.keys")
public interface KeyConfig extends CheckedSettings {

    /**
     * The keys above all keys: {@code id:key}, with commas between, each key 32 random bytes in base64. The first one
     * wraps, all of them unwrap. Losing one loses the personal data of the tenants whose keys it wraps. There is no
     * default; {@link MasterKeyRing} refuses to start without.
     */
    Optional<String> masterKeys();

    /** How many unwrapped keys of tenants, and of subjects, are held in memory. */
    @WithDefault("10000")
    long held();

    /** How long they are held: so long may an instance still read someone erased by another. */
    @WithDefault("1m")
    Duration heldFor();

    @Override
    default void check(SettingsCheck check) {
        check.between("held", held(), 1, 1_000_000);
        check.between("held-for", heldFor(), Duration.ZERO, ofMinutes(10));
    }
}
