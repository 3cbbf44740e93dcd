package io.neonpro.clinic.catalogue.practitioner;

import io.neonpro.clinic.catalogue.Entry;
import io.neonpro.contracts.clinic.CatalogueEvent;
import io.neonpro.contracts.clinic.CatalogueEvent.PractitionerChanged;
import io.neonpro.contracts.clinic.Registration;
import io.neonpro.kernel.data.TenantKey;
import io.neonpro.kernel.value.PersonName;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A practitioner as they are stored. */
@Entity
@Table(name = "practitioner")
public class PractitionerEntry extends Entry<PractitionerDetails> {

    public String name;

    @Enumerated(EnumType.STRING)
    public Category category;

    @Enumerated(EnumType.STRING)
    public @Nullable Council council;

    public @Nullable String registrationNumber;

    @Enumerated(EnumType.STRING)
    public @Nullable State registrationState;

    public UUID[] clinicIds;

    protected PractitionerEntry() {}

    PractitionerEntry(TenantKey key) {
        super(key);
    }

    @Override
    public PractitionerDetails details() {
        return new PractitionerDetails(
                PersonName.of(name),
                category,
                council == null ? null : new RegistrationDetails(council, registrationNumber, registrationState),
                Set.of(clinicIds));
    }

    @Override
    public void describe(PractitionerDetails details) {
        RegistrationDetails registration = details.registration();
        name = details.name().text();
        category = details.category();
        council = registration == null ? null : registration.council();
        registrationNumber = registration == null ? null : registration.number();
        registrationState = registration == null ? null : registration.state();
        clinicIds = details.clinicIds().toArray(UUID[]::new);
    }

    @Override
    public CatalogueEvent snapshot() {
        return new PractitionerChanged(
                id(), version, name, category.code(), registration(), List.of(clinicIds), archived);
    }

    public boolean worksIn(UUID clinicId) {
        return List.of(clinicIds).contains(clinicId);
    }

    @Nullable
    Registration registration() {
        return council == null ? null : new Registration(council.name(), registrationNumber, registrationState.name());
    }
}
