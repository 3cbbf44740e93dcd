package io.neonpro.kernel.crypto;

import io.quarkus.arc.Unremovable;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/**
 * Seals small values that clients keep for the platform and must not read, with a key derived from
 * the master key, so that every instance opens what another has sealed. It is looked up, not injected.
 */
@Unremovable
@ApplicationScoped
public class Seal {

    private static final String PURPOSE = "neonpro: values kept by clients";

    private final List<AesKey> keys;

    Seal(MasterKeyRing ring) {
        keys = ring.derived(PURPOSE).stream().map(AesKey::new).toList();
    }

    /**
     * @param context what the value is for; authenticated, and needed again to open it
     */
    public byte[] seal(byte[] plain, String context) {
        return keys.getFirst().seal(plain, context);
    }

    /**
     * @throws BrokenSealException when the value was changed, or sealed for another context
     */
    public byte[] open(byte[] sealed, String context) {
        return keys.stream()
                .flatMap(key -> opened(key, sealed, context).stream())
                .findFirst()
                .orElseThrow(() -> new BrokenSealException(context));
    }

    private static Optional<byte[]> opened(AesKey key, byte[] sealed, String context) {
        try {
            return Optional.of(key.open(sealed, context));
        } catch (BrokenSealException byAnother) {
            return Optional.empty();
        }
    }
}
