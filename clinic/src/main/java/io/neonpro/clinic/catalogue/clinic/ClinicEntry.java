package io.neonpro.clinic.catalogue.clinic;

import io.neonpro.clinic.catalogue.Entry;
import io.neonpro.contracts.clinic.CatalogueEvent;
import io.neonpro.contracts.clinic.CatalogueEvent.ClinicChanged;
import io.neonpro.kernel.data.TenantKey;
import io.neonpro.kernel.value.FreeText;
import io.neonpro.kernel.value.Label;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** A clinic as it is stored. */
@Entity
@Table(name = "clinic")
public class ClinicEntry extends Entry<ClinicDetails> {

    public String name;
    public String timezone;
    public @Nullable String address;

    protected ClinicEntry() {}

    ClinicEntry(TenantKey key) {
        super(key);
    }

    @Override
    public ClinicDetails details() {
        return new ClinicDetails(Label.of(name), ZoneId.of(timezone), address == null ? null : FreeText.of(address));
    }

    @Override
    public void describe(ClinicDetails details) {
        name = details.name().text();
        timezone = details.timezone().getId();
        address = details.address() == null ? null : details.address().text();
    }

    @Override
    public CatalogueEvent snapshot() {
        return new ClinicChanged(id(), version, name, ZoneId.of(timezone), address, archived);
    }
}
