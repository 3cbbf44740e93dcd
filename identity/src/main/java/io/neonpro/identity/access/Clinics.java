package io.neonpro.identity.access;

import io.neonpro.kernel.tenancy.ClinicScope;
import io.neonpro.kernel.value.Ids;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Which of a tenant's clinics somebody works for; in tokens and JSON {@code ["*"]} for all of them,
 * those to come included.
 *
 * @param only empty for all of them
 */
public record Clinics(Optional<Set<UUID>> only) {

    public static final String EVERY = "*";
    public static final Clinics ALL = new Clinics(Optional.empty());

    public Clinics {
        only = only.map(Set::copyOf);
    }

    /**
     * @param ids UUIDs, or {@code *}
     * @throws IllegalArgumentException for anything else
     */
    public static Clinics of(Collection<String> ids) {
        return ids.contains(EVERY)
                ? ALL
                : new Clinics(Optional.of(ids.stream().map(Ids::of).collect(Collectors.toSet())));
    }

    public static Clinics of(ClinicScope scope) {
        return scope.isAll() ? ALL : new Clinics(Optional.of(scope.some()));
    }

    /** As stored: absent means all. */
    public static Clinics ofColumn(UUID[] column) {
        return new Clinics(Optional.ofNullable(column).map(ids -> Set.copyOf(Arrays.asList(ids))));
    }

    public UUID[] column() {
        return only.map(ids -> new TreeSet<>(ids).toArray(UUID[]::new)).orElse(null);
    }

    /** As a token's claim and in JSON, sorted. */
    public List<String> codes() {
        return only.map(ids -> ids.stream().map(UUID::toString).sorted().toList())
                .orElse(List.of(EVERY));
    }

    /** Those that both have. */
    public Clinics and(Clinics others) {
        if (only.isEmpty()) {
            return others;
        }
        return others.only
                .map(theirs -> only.get().stream().filter(theirs::contains).collect(Collectors.toSet()))
                .map(both -> new Clinics(Optional.of(both)))
                .orElse(this);
    }

    public boolean includes(Clinics others) {
        return only.map(mine -> others.only.map(mine::containsAll).orElse(false))
                .orElse(true);
    }
}
