package io.neonpro.clinic.catalogue.treatment;

import io.neonpro.clinic.catalogue.Entry;
import io.neonpro.clinic.catalogue.practitioner.Category;
import io.neonpro.contracts.clinic.CatalogueEvent;
import io.neonpro.contracts.clinic.CatalogueEvent.TreatmentChanged;
import io.neonpro.contracts.clinic.Requirements;
import io.neonpro.contracts.clinic.ResourceKind;
import io.neonpro.kernel.data.TenantKey;
import io.neonpro.kernel.value.Code;
import io.neonpro.kernel.value.Label;
import io.neonpro.kernel.value.Money;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A treatment as it is stored. */
@Entity
@Table(name = "treatment")
public class TreatmentEntry extends Entry<TreatmentDetails> {

    public String name;

    public int durationMinutes;

    public int bufferMinutes;

    public BigDecimal priceAmount;

    public String priceCurrency;

    public String[] categories;

    public String[] resourceKinds;

    public String[] deviceTypes;

    protected TreatmentEntry() {}

    TreatmentEntry(TenantKey key) {
        super(key);
    }

    @Override
    public TreatmentDetails details() {
        return new TreatmentDetails(
                Label.of(name),
                durationMinutes,
                bufferMinutes,
                new Money(priceAmount, priceCurrency),
                new TreatmentRequirements(
                        all(categories, Category::valueOf),
                        all(resourceKinds, ResourceKind::valueOf),
                        all(deviceTypes, Code::of)));
    }

    @Override
    public void describe(TreatmentDetails details) {
        TreatmentRequirements requires = details.requires();
        name = details.name().text();
        durationMinutes = details.durationMinutes();
        bufferMinutes = details.bufferMinutes();
        priceAmount = details.price().amount();
        priceCurrency = details.price().currency();
        categories = names(requires.categories());
        resourceKinds = names(requires.resourceKinds());
        deviceTypes = requires.deviceTypes().stream().map(Code::text).toArray(String[]::new);
    }

    @Override
    public CatalogueEvent snapshot() {
        return new TreatmentChanged(
                id(),
                version,
                name,
                durationMinutes,
                bufferMinutes,
                new Money(priceAmount, priceCurrency),
                requirements(),
                archived);
    }

    Requirements requirements() {
        TreatmentRequirements requires = details().requires();
        return new Requirements(
                requires.categories().stream().map(Category::code).toList(),
                List.copyOf(requires.resourceKinds()),
                requires.deviceTypes().stream().map(Code::text).toList());
    }

    private static <T> Set<T> all(String[] names, Function<String, T> of) {
        return Stream.of(names).map(of).collect(Collectors.toUnmodifiableSet());
    }

    private static String[] names(Collection<? extends Enum<?>> constants) {
        return constants.stream().map(Enum::name).toArray(String[]::new);
    }
}
