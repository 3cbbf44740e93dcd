package io.neonpro.kernel.security;

import io.neonpro.kernel.value.Ids;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** The clinics that a token opens: some of its tenant's, or all. */
record Clinics(boolean isAll, Set<UUID> some) {

    private static final String ALL = "*";

    static Clinics of(List<String> claim) {
        return claim.contains(ALL)
                ? new Clinics(true, Set.of())
                : new Clinics(false, claim.stream().map(Ids::of).collect(Collectors.toUnmodifiableSet()));
    }

    boolean include(UUID clinic) {
        return isAll || some.contains(clinic);
    }
}
