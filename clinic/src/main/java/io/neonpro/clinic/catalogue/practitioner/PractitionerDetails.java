package io.neonpro.clinic.catalogue.practitioner;

import io.neonpro.kernel.value.PersonName;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What may be edited of a practitioner.
 *
 * @param registration none for a profession without a council
 * @param clinicIds where they work
 */
public record PractitionerDetails(
        @NotNull PersonName name,
        @NotNull Category category,
        @Nullable RegistrationDetails registration,
        @NotEmpty @Size(max = 100) Set<UUID> clinicIds) {

    public PractitionerDetails {
        clinicIds = clinicIds == null ? Set.of() : new TreeSet<>(clinicIds);
    }
}
