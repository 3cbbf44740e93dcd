package io.neonpro.identity.password;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/**
 * What one password hash costs, and how many are worked out at once.
 *
 * <p>The defaults are OWASP's minimum for Argon2id ("Password Storage Cheat Sheet": 19 MiB, two
 * iterations, one lane). RFC 9106, 4 recommends 64 MiB, three iterations and four lanes where the
 * memory is there: it takes {@code workers} times as much.
 */
@ConfigMapping(prefix = "neonpro.password")
interface PasswordSettings {

    @WithDefault("19456")
    @Min(7168)
    @Max(1 << 20)
    int memoryKib();

    @WithDefault("2")
    @Min(1)
    @Max(16)
    int iterations();

    @WithDefault("1")
    @Min(1)
    @Max(16)
    int lanes();

    /** Hashes worked out at the same time, each on a thread of its own. */
    @WithDefault("2")
    @Min(1)
    @Max(64)
    int workers();

    /** Hashes that may wait for a worker, of all sources; who comes after is told to try again later. */
    @WithDefault("256")
    @Min(1)
    @Max(10_000)
    int waiting();

    /** How many of them may be of one source. */
    @WithDefault("16")
    @Min(1)
    @Max(1_000)
    int waitingOfSource();
}
