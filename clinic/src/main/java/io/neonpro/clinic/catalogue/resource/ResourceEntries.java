package io.neonpro.clinic.catalogue.resource;

import io.neonpro.clinic.catalogue.Entry;
import io.neonpro.clinic.catalogue.EntryKind;
import io.neonpro.clinic.catalogue.EntryTable;
import io.neonpro.contracts.clinic.CatalogueEvent;
import io.neonpro.contracts.clinic.CatalogueEvent.ResourceChanged;
import io.neonpro.contracts.clinic.ResourceKind;
import io.neonpro.kernel.value.Code;
import io.neonpro.kernel.value.Label;
import io.vertx.sqlclient.Row;

/** Rooms and devices as they are stored, published and shown. */
final class ResourceEntries implements EntryKind<ResourceDetails, Resource> {

    static final ResourceEntries RESOURCE = new ResourceEntries();

    private static final EntryTable TABLE = EntryTable.of("resource", "clinic_id", "name", "kind", "device_type");

    private ResourceEntries() {}

    @Override
    public EntryTable table() {
        return TABLE;
    }

    @Override
    public Object[] columns(ResourceDetails details) {
        return new Object[] {
            details.clinicId(), details.name().text(), details.kind().name(), details.deviceTypeText()
        };
    }

    @Override
    public ResourceDetails details(Row row) {
        String deviceType = row.getString("device_type");
        return new ResourceDetails(
                row.getUUID("clinic_id"),
                Label.of(row.getString("name")),
                ResourceKind.valueOf(row.getString("kind")),
                deviceType == null ? null : Code.of(deviceType));
    }

    @Override
    public CatalogueEvent snapshot(Entry<ResourceDetails> entry) {
        ResourceDetails details = entry.details();
        return new ResourceChanged(
                entry.id(),
                entry.version(),
                details.clinicId(),
                details.name().text(),
                details.kind(),
                details.deviceTypeText(),
                entry.archived());
    }

    @Override
    public Resource shown(Entry<ResourceDetails> entry) {
        ResourceDetails details = entry.details();
        return new Resource(
                entry.id(),
                details.clinicId(),
                details.name().text(),
                details.kind(),
                details.deviceTypeText(),
                entry.archived(),
                entry.version());
    }
}
