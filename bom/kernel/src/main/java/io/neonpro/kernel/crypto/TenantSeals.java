package io.neonpro.kernel.crypto;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

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
}
