package io.neonpro.kernel.crypto;

import io.quarkus.arc.DefaultBean;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** The master key from configuration. */
@DefaultBean
@ApplicationScoped
class MasterKey implements KeyEncryption {

    private final MasterKeyRing ring;

    MasterKey(MasterKeyRing ring) {
        this.ring = ring;
    }

    @Override
    public String current() {
        return ring.current();
    }

    @Override
    public List<String> retired() {
        return ring.retired();
    }

    @Override
    public Uni<WrappedKey> wrap(byte[] key, String context) {
        return Uni.createFrom().item(() -> {
            String id = ring.current();
            return new WrappedKey(id, ring.key(id).seal(key, context(context, id)));
        });
    }

    @Override
    public Uni<byte[]> unwrap(WrappedKey wrapped, String context) {
        return Uni.createFrom().item(() -> {
            String id = wrapped.master();
            return ring.key(id).open(wrapped.bytes(), context(context, id));
        });
    }

    private static String context(String context, String id) {
        return context + "|master-key|" + id;
    }
}
