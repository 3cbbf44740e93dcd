package io.neonpro.clinic.catalogue.practitioner;

import io.neonpro.clinic.catalogue.Entry;
import io.neonpro.clinic.catalogue.EntryKind;
import io.neonpro.clinic.catalogue.EntryTable;
import io.neonpro.contracts.clinic.CatalogueEvent;
import io.neonpro.contracts.clinic.CatalogueEvent.PractitionerChanged;
import io.neonpro.kernel.value.PersonName;
import io.vertx.sqlclient.Row;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Practitioners as they are stored, published and shown. */
final class PractitionerEntries implements EntryKind<PractitionerDetails, Practitioner> {

    static final PractitionerEntries PRACTITIONER = new PractitionerEntries();

    private static final EntryTable TABLE = EntryTable.of(
            "practitioner", "name", "category", "council", "registration_number", "registration_state", "clinic_ids");

    private PractitionerEntries() {}

    @Override
    public EntryTable table() {
        return TABLE;
    }

    @Override
    public Object[] columns(PractitionerDetails details) {
        RegistrationDetails registration = details.registration();
        return new Object[] {
            details.name().text(),
            details.category().name(),
            registration == null ? null : registration.council().name(),
            registration == null ? null : registration.number(),
            registration == null ? null : registration.state().name(),
            details.clinicIds().toArray(UUID[]::new)
        };
    }

    @Override
    public PractitionerDetails details(Row row) {
        return new PractitionerDetails(
                PersonName.of(row.getString("name")),
                Category.valueOf(row.getString("category")),
                registration(row),
                Set.of(row.getArrayOfUUIDs("clinic_ids")));
    }

    private static @Nullable RegistrationDetails registration(Row row) {
        String council = row.getString("council");
        return council == null
                ? null
                : new RegistrationDetails(
                        Council.valueOf(council),
                        row.getString("registration_number"),
                        State.valueOf(row.getString("registration_state")));
    }

    @Override
    public CatalogueEvent snapshot(Entry<PractitionerDetails> entry) {
        Practitioner shown = shown(entry);
        return new PractitionerChanged(
                shown.id(), shown.version(), shown.name(), shown.category(), shown.clinicIds(), shown.archived());
    }

    @Override
    public Practitioner shown(Entry<PractitionerDetails> entry) {
        PractitionerDetails details = entry.details();
        return new Practitioner(
                entry.id(),
                details.name().text(),
                details.category().code(),
                details.registration() == null ? null : details.registration().shown(),
                List.copyOf(details.clinicIds()),
                entry.archived(),
                entry.version());
    }
}
