package io.neonpro.kernel.crypto;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** The seals of the current tenant; where its key is not known yet, inside the current transaction or one of its own. */
@ApplicationScoped
public class TenantSeals {

    private final TenantKeys keys;

    TenantSeals(TenantKeys keys) {
        this.keys = keys;
    }

    /**
     * @param purpose what was sealed for one does not open for another
     */
    public Uni<TenantSeal> of(String purpose) {
        return Uni.createFrom().deferred(keys::current).map(key -> new TenantSeal(key, purpose));
    }

    /** Of a tenant that has a key already, outside of transactions: whoever only looks makes none. */
    public Uni<Optional<TenantSeal>> find(String purpose) {
        return Uni.createFrom().deferred(keys::find).map(found -> found.map(key -> new TenantSeal(key, purpose)));
    }
}
