package io.neonpro.kernel.tenancy;

import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which of its tenant's clinics the current work may see and change: some of them, or all, those to come included. It is
 * the one answer to that question, for REST, GraphQL, entities, streams and exports of every service alike.
 *
 * @param isAll for what belongs to the whole group, too
 * @param some nothing when it is all; nothing else means no clinic at all
 */
public record ClinicScope(boolean isAll, Set<UUID> some) {

    public static final ClinicScope ALL = new ClinicScope(true, Set.of());

    public ClinicScope {
        some = Set.copyOf(some);
    }

    public static ClinicScope of(Collection<UUID> clinics) {
        return new ClinicScope(false, Set.copyOf(clinics));
    }

    /** What {@link #column} says. */
    public static ClinicScope ofColumn(UUID @Nullable [] clinics) {
        return clinics == null ? ALL : of(Set.of(clinics));
    }

    /**
     * That of the context.
     *
     * @throws IllegalStateException when no tenant is bound
     */
    public static ClinicScope current() {
        return Tenancy.require().clinics();
    }

    public boolean includes(UUID clinic) {
        return isAll || some.contains(clinic);
    }

    public boolean includesAny(Collection<UUID> clinics) {
        return isAll || clinics.stream().anyMatch(some::contains);
    }

    /** Lets through what is {@code = any} of these; null, which lets all through, for all. */
    public UUID @Nullable [] column() {
        return isAll ? null : some.stream().sorted().toArray(UUID[]::new);
    }

    /**
     * @throws OutOfScope when it is not in this one
     */
    public void require(UUID clinic) {
        require(includes(clinic));
    }

    /**
     * @throws OutOfScope when one of them is not in this one
     */
    public void requireEach(Collection<UUID> clinics) {
        require(clinics.stream().allMatch(this::includes));
    }

    /**
     * @throws OutOfScope when the other one includes a clinic that is not in this one
     */
    public void requireEvery(ClinicScope other) {
        require(isAll || !other.isAll && some.containsAll(other.some));
    }

    /**
     * @throws OutOfScope when none of them is in this one
     */
    public void requireAny(Collection<UUID> clinics) {
        require(includesAny(clinics));
    }

    /**
     * For what belongs to the whole group of clinics.
     *
     * @throws OutOfScope when this is less
     */
    public void requireAll() {
        require(isAll);
    }

    private static void require(boolean isInScope) {
        if (!isInScope) {
            throw new OutOfScope();
        }
    }
}
