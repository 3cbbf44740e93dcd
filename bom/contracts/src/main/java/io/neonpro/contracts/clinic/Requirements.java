package io.neonpro.contracts.clinic;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

/**
 * What a treatment must not be booked without.
 *
 * @param categories the professions that may give it; any one of them does, and all when empty
 * @param resourceKinds one resource of each kind is needed
 * @param deviceTypes one device of each type is needed
 */
@RegisterForReflection
public record Requirements(List<String> categories, List<ResourceKind> resourceKinds, List<String> deviceTypes) {

    public Requirements {
        categories = List.copyOf(categories);
        resourceKinds = List.copyOf(resourceKinds);
        deviceTypes = List.copyOf(deviceTypes);
    }
}
