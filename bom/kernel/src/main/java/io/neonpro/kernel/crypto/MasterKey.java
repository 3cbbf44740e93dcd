package io.neonpro.kernel.crypto;

import io.quarkus.arc.DefaultBean;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Base64;

/** The master key from configuration. */
@DefaultBean
@ApplicationScoped
class MasterKey implements KeyEncryption {

    private final AesKey key;

    MasterKey(KeyConfig config) {
        key = new AesKey(Base64.getDecoder().decode(config.masterKey()));
    }

    @Override
    public Uni<byte[]> wrap(byte[] tenantKey, String context) {
        return Uni.createFrom().item(() -> key.seal(tenantKey, context));
    }

    @Override
    public Uni<byte[]> unwrap(byte[] wrapped, String context) {
        return Uni.createFrom().item(() -> key.open(wrapped, context));
    }
}
