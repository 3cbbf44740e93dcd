package io.neonpro.kernel.crypto;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.quarkus.arc.Unremovable;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals small values that clients keep for the platform and must not read, with a key derived from
 * the master key, so that every instance opens what another has sealed. It is looked up, not injected.
 */
@Unremovable
@ApplicationScoped
public class Seal {

    private static final String DERIVATION = "HmacSHA256";
    private static final String PURPOSE = "neonpro: values kept by clients";

    private final AesKey key;

    Seal(KeyConfig config) {
        key = new AesKey(derived(Base64.getDecoder().decode(config.masterKey())));
    }

    /**
     * @param context what the value is for; authenticated, and needed again to open it
     */
    public byte[] seal(byte[] plain, String context) {
        return key.seal(plain, context);
    }

    /**
     * @throws BrokenSealException when the value was changed, or sealed for another context
     */
    public byte[] open(byte[] sealed, String context) {
        return key.open(sealed, context);
    }

    private static byte[] derived(byte[] masterKey) {
        try {
            Mac mac = Mac.getInstance(DERIVATION);
            mac.init(new SecretKeySpec(masterKey, DERIVATION));
            return mac.doFinal(PURPOSE.getBytes(UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(DERIVATION + " is not available", e);
        }
    }
}
