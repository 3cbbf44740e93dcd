package io.neonpro.clinic.catalogue;

import io.neonpro.contracts.clinic.CatalogueEvent;
import io.neonpro.kernel.data.TenantKey;
import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.Version;
import java.util.UUID;

/**
 * One thing in the catalogue. Every change gives it the next version; it is archived, never
 * deleted, because the past still speaks of it.
 *
 * @param <D> what may be edited of it
 */
@MappedSuperclass
public abstract class Entry<D> extends PanacheEntityBase {

    @EmbeddedId
    public TenantKey key;

    @Version
    public int version = 1;

    public boolean archived;

    protected Entry() {}

    protected Entry(TenantKey key) {
        this.key = key;
    }

    public UUID id() {
        return key.id();
    }

    public abstract D details();

    public abstract void describe(D details);

    /** The snapshot that other services keep. */
    public abstract CatalogueEvent snapshot();
}
