package io.neonpro.acceptance.access;

import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaMethod;
import io.neonpro.contracts.access.Role;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a method asks of who calls it.
 *
 * @param anyOf sets of permissions of which one is enough; none where it asks for no permission
 */
record Demand(List<Set<String>> anyOf) {

    private static final String PERMISSIONS = "io.quarkus.security.PermissionsAllowed";

    static Demand of(JavaMethod method) {
        return new Demand(method.tryGetAnnotationOfType(PERMISSIONS)
                .map(Demand::alternatives)
                .orElse(List.of()));
    }

    private static List<Set<String>> alternatives(JavaAnnotation<?> allowed) {
        List<String> permissions = List.of((String[]) allowed.get("value").orElseThrow());
        Optional<Object> inclusive = allowed.get("inclusive");
        return inclusive.isPresent() && (boolean) inclusive.get()
                ? List.of(Set.copyOf(permissions))
                : permissions.stream().<Set<String>>map(Set::of).toList();
    }

    boolean isMetBy(Role role) {
        return anyOf.isEmpty() || anyOf.stream().anyMatch(role.permissions()::containsAll);
    }

    Stream<String> permissions() {
        return anyOf.stream().flatMap(Set::stream);
    }
}
