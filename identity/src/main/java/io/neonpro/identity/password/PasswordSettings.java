package io.neonpro.identity.password;

import io.neonpro.kernel.settings.CheckedSettings;
import io.neonpro.kernel.settings.SettingsCheck;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/**
 * What one password hash costs, and how many are worked out at once.
 *
 * <p>The defaults are OWASP's minimum for Argon2id ("Password Storage Cheat Sheet": 19 MiB, two
 * iterations, one lane). RFC 9106, 4 recommends 64 MiB, three iterations and four lanes where the
 * memory is there: it takes {@code workers} times as much.
 */
@ConfigMapping(prefix = "neonpro.password")
interface PasswordSettings extends CheckedSettings {

    @WithDefault("19456")
    int memoryKib();

    @WithDefault("2")
    int iterations();

    @WithDefault("1")
    int lanes();

    /** Hashes worked out at the same time, each on a thread of its own. */
    @WithDefault("2")
    int workers();

    /** Hashes that may wait for a worker, of all sources; who comes after is told to try again later. */
    @WithDefault("256")
    int waiting();

    /** How many of them may be of one source. */
    @WithDefault("16")
    int waitingOfSource();

    @Override
    default void check(SettingsCheck check) {
        check.between("memory-kib", memoryKib(), 7168, 1 << 20);
        check.between("iterations", iterations(), 1, 16);
        check.between("lanes", lanes(), 1, 16);
        check.between("workers", workers(), 1, 64);
        check.between("waiting", waiting(), 1, 10_000);
        check.between("waiting-of-source", waitingOfSource(), 1, 1_000);
    }
}
