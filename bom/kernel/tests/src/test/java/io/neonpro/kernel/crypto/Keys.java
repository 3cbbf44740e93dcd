package io.neonpro.kernel.crypto;

import java.time.Duration;
import java.util.Base64;
import java.util.Optional;

/** A configuration with other master keys than the test application's. */
record Keys(Optional<String> masterKeys, long held, Duration heldFor) implements KeyConfig {

    static Keys of(String masterKeys) {
        return new Keys(Optional.of(masterKeys), 100, Duration.ofMinutes(1));
    }

    /** The one master key there is. */
    static Keys named(String id, AesKey key) {
        return of(text(id, key));
    }

    /** The same master keys, behind another one. */
    Keys after(String id, AesKey current) {
        return of(text(id, current) + "," + masterKeys.orElseThrow());
    }

    /** The same master keys, before another one. */
    Keys before(String id, AesKey retired) {
        return of(masterKeys.orElseThrow() + "," + text(id, retired));
    }

    private static String text(String id, AesKey key) {
        return id + ":" + Base64.getEncoder().encodeToString(key.bytes());
    }
}
