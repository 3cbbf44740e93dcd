package io.neonpro.scheduling.affected;

import io.neonpro.contracts.clinic.CatalogueEvent;
import io.neonpro.contracts.clinic.CatalogueEvent.ClinicChanged;
import io.neonpro.contracts.clinic.CatalogueEvent.HoursChanged;
import io.neonpro.contracts.clinic.CatalogueEvent.PractitionerChanged;
import io.neonpro.contracts.clinic.CatalogueEvent.ResourceChanged;
import io.neonpro.contracts.clinic.CatalogueEvent.TreatmentChanged;
import io.neonpro.kernel.web.problem.ProblemException;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The snapshot that the clinic service would publish: one of these. */
@RegisterForReflection
public record ProposedChange(
        @Nullable ClinicChanged clinic,
        @Nullable PractitionerChanged practitioner,
        @Nullable TreatmentChanged treatment,
        @Nullable ResourceChanged resource,
        @Nullable HoursChanged hours) {

    CatalogueEvent snapshot() {
        List<CatalogueEvent> given = Stream.<CatalogueEvent>of(clinic, practitioner, treatment, resource, hours)
                .filter(Objects::nonNull)
                .toList();
        if (given.size() != 1) {
            throw ProblemException.invalidInput("", "invalid-value", "must be exactly one change");
        }
        if (!isWhole(given.getFirst())) {
            throw ProblemException.invalidInput("", "required", "must be a whole snapshot");
        }
        return given.getFirst();
    }

    private static boolean isWhole(CatalogueEvent change) {
        return switch (change) {
            case ClinicChanged e -> areGiven(e.clinicId(), e.name(), e.timezone());
            case PractitionerChanged e -> areGiven(e.practitionerId(), e.name(), e.category());
            case TreatmentChanged e -> areGiven(e.treatmentId(), e.name(), e.price(), e.requires());
            case ResourceChanged e -> areGiven(e.resourceId(), e.clinicId(), e.name(), e.kind());
            case HoursChanged e -> areGiven(e.subjectId(), e.subject(), e.clinicId());
        };
    }

    private static boolean areGiven(Object... details) {
        return Stream.of(details).allMatch(Objects::nonNull);
    }
}
