package io.neonpro.clinic.catalogue.treatment;

import io.neonpro.clinic.catalogue.practitioner.Category;
import io.neonpro.contracts.clinic.Requirements;
import io.neonpro.contracts.clinic.ResourceKind;
import io.neonpro.kernel.value.Code;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a treatment must not be booked without; what is left out is not needed.
 *
 * @param categories the professions that may give it, all when empty
 * @param resourceKinds one resource of each
 * @param deviceTypes one device of each
 */
public record TreatmentRequirements(
        @Size(max = 20) Set<Category> categories,
        @Size(max = 2) Set<ResourceKind> resourceKinds,
        @Size(max = 10) Set<Code> deviceTypes) {

    static final TreatmentRequirements NONE = new TreatmentRequirements(null, null, null);

    public TreatmentRequirements {
        categories = sorted(categories);
        resourceKinds = sorted(resourceKinds);
        deviceTypes = sorted(deviceTypes);
    }

    Requirements published() {
        return new Requirements(
                categories.stream().map(Category::code).toList(),
                List.copyOf(resourceKinds),
                deviceTypes.stream().map(Code::text).toList());
    }

    private static <T extends Comparable<T>> Set<T> sorted(Set<T> items) {
        return items == null ? Set.of() : new TreeSet<>(items);
    }
}
