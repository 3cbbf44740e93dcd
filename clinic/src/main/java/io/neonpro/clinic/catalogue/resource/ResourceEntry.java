package io.neonpro.clinic.catalogue.resource;

import io.neonpro.clinic.catalogue.Entry;
import io.neonpro.contracts.clinic.CatalogueEvent;
import io.neonpro.contracts.clinic.CatalogueEvent.ResourceChanged;
import io.neonpro.contracts.clinic.ResourceKind;
import io.neonpro.kernel.data.TenantKey;
import io.neonpro.kernel.value.Code;
import io.neonpro.kernel.value.Label;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A room or a device as it is stored. */
@Entity
@Table(name = "resource")
public class ResourceEntry extends Entry<ResourceDetails> {

    public UUID clinicId;

    public String name;

    @Enumerated(EnumType.STRING)
    public ResourceKind kind;

    public @Nullable String deviceType;

    protected ResourceEntry() {}

    ResourceEntry(TenantKey key) {
        super(key);
    }

    @Override
    public ResourceDetails details() {
        return new ResourceDetails(clinicId, Label.of(name), kind, deviceType == null ? null : Code.of(deviceType));
    }

    @Override
    public void describe(ResourceDetails details) {
        clinicId = details.clinicId();
        name = details.name().text();
        kind = details.kind();
        deviceType = details.deviceType() == null ? null : details.deviceType().text();
    }

    @Override
    public CatalogueEvent snapshot() {
        return new ResourceChanged(id(), version, clinicId, name, kind, deviceType, archived);
    }
}
