package io.neonpro.clinic.catalogue.clinic;

import io.neonpro.clinic.catalogue.Entry;
import io.neonpro.clinic.catalogue.EntryKind;
import io.neonpro.clinic.catalogue.EntryTable;
import io.neonpro.contracts.clinic.CatalogueEvent;
import io.neonpro.contracts.clinic.CatalogueEvent.ClinicChanged;
import io.neonpro.kernel.value.FreeText;
import io.neonpro.kernel.value.Label;
import io.vertx.sqlclient.Row;
import java.time.ZoneId;

/** Clinics as they are stored, published and shown. */
final class ClinicEntries implements EntryKind<ClinicDetails, Clinic> {

    static final ClinicEntries CLINIC = new ClinicEntries();

    private static final EntryTable TABLE = EntryTable.of("clinic", "name", "timezone", "address");

    private ClinicEntries() {}

    @Override
    public EntryTable table() {
        return TABLE;
    }

    @Override
    public Object[] columns(ClinicDetails details) {
        return new Object[] {details.name().text(), details.timezone().getId(), details.addressText()};
    }

    @Override
    public ClinicDetails details(Row row) {
        String address = row.getString("address");
        return new ClinicDetails(
                Label.of(row.getString("name")),
                ZoneId.of(row.getString("timezone")),
                address == null ? null : FreeText.of(address));
    }

    @Override
    public CatalogueEvent snapshot(Entry<ClinicDetails> entry) {
        ClinicDetails details = entry.details();
        return new ClinicChanged(
                entry.id(),
                entry.version(),
                details.name().text(),
                details.timezone(),
                details.addressText(),
                entry.archived());
    }

    @Override
    public Clinic shown(Entry<ClinicDetails> entry) {
        ClinicDetails details = entry.details();
        return new Clinic(
                entry.id(),
                details.name().text(),
                details.timezone().getId(),
                details.addressText(),
                entry.archived(),
                entry.version());
    }
}
