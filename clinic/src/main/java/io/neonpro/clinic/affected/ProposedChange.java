package io.neonpro.clinic.affected;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.neonpro.contracts.clinic.CatalogueEvent;
import io.neonpro.contracts.clinic.CatalogueEvent.ClinicChanged;
import io.neonpro.contracts.clinic.CatalogueEvent.HoursChanged;
import io.neonpro.contracts.clinic.CatalogueEvent.PractitionerChanged;
import io.neonpro.contracts.clinic.CatalogueEvent.ResourceChanged;
import io.neonpro.contracts.clinic.CatalogueEvent.TreatmentChanged;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;

/** The snapshot that will be published: one of these. */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
record ProposedChange(
        @Nullable ClinicChanged clinic,
        @Nullable PractitionerChanged practitioner,
        @Nullable TreatmentChanged treatment,
        @Nullable ResourceChanged resource,
        @Nullable HoursChanged hours) {

    static ProposedChange of(CatalogueEvent snapshot) {
        return switch (snapshot) {
            case ClinicChanged e -> new ProposedChange(e, null, null, null, null);
            case PractitionerChanged e -> new ProposedChange(null, e, null, null, null);
            case TreatmentChanged e -> new ProposedChange(null, null, e, null, null);
            case ResourceChanged e -> new ProposedChange(null, null, null, e, null);
            case HoursChanged e -> new ProposedChange(null, null, null, null, e);
        };
    }
}
