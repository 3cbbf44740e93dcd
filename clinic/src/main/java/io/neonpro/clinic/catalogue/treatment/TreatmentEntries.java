package io.neonpro.clinic.catalogue.treatment;

import io.neonpro.clinic.catalogue.Entry;
import io.neonpro.clinic.catalogue.EntryKind;
import io.neonpro.clinic.catalogue.EntryTable;
import io.neonpro.clinic.catalogue.practitioner.Category;
import io.neonpro.contracts.clinic.CatalogueEvent;
import io.neonpro.contracts.clinic.CatalogueEvent.TreatmentChanged;
import io.neonpro.contracts.clinic.ResourceKind;
import io.neonpro.kernel.value.Code;
import io.neonpro.kernel.value.Label;
import io.neonpro.kernel.value.Money;
import io.vertx.sqlclient.Row;
import java.util.Collection;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Treatments as they are stored, published and shown. */
final class TreatmentEntries implements EntryKind<TreatmentDetails, Treatment> {

    static final TreatmentEntries TREATMENT = new TreatmentEntries();

    private static final EntryTable TABLE = EntryTable.of(
            "treatment",
            "name",
            "duration_minutes",
            "buffer_minutes",
            "price_amount",
            "price_currency",
            "categories",
            "resource_kinds",
            "device_types");

    private TreatmentEntries() {}

    @Override
    public EntryTable table() {
        return TABLE;
    }

    @Override
    public Object[] columns(TreatmentDetails details) {
        TreatmentRequirements requires = details.requires();
        return new Object[] {
            details.name().text(),
            details.durationMinutes(),
            details.bufferMinutes(),
            details.price().amount(),
            details.price().currency(),
            names(requires.categories()),
            names(requires.resourceKinds()),
            requires.deviceTypes().stream().map(Code::text).toArray(String[]::new)
        };
    }

    @Override
    public TreatmentDetails details(Row row) {
        return new TreatmentDetails(
                Label.of(row.getString("name")),
                row.getInteger("duration_minutes"),
                row.getInteger("buffer_minutes"),
                new Money(row.getBigDecimal("price_amount"), row.getString("price_currency")),
                new TreatmentRequirements(
                        all(row, "categories", Category::valueOf),
                        all(row, "resource_kinds", ResourceKind::valueOf),
                        all(row, "device_types", Code::of)));
    }

    @Override
    public CatalogueEvent snapshot(Entry<TreatmentDetails> entry) {
        Treatment shown = shown(entry);
        return new TreatmentChanged(
                shown.id(),
                shown.version(),
                shown.name(),
                shown.durationMinutes(),
                shown.bufferMinutes(),
                shown.price(),
                shown.requires(),
                shown.archived());
    }

    @Override
    public Treatment shown(Entry<TreatmentDetails> entry) {
        TreatmentDetails details = entry.details();
        return new Treatment(
                entry.id(),
                details.name().text(),
                details.durationMinutes(),
                details.bufferMinutes(),
                details.price(),
                details.requires().published(),
                entry.archived(),
                entry.version());
    }

    private static <T> Set<T> all(Row row, String column, Function<String, T> of) {
        return Stream.of(row.getArrayOfStrings(column)).map(of).collect(Collectors.toUnmodifiableSet());
    }

    private static String[] names(Collection<? extends Enum<?>> constants) {
        return constants.stream().map(Enum::name).toArray(String[]::new);
    }
}
