package io.neonpro.scheduling.availability;

import io.neonpro.contracts.appointment.Slot;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** What becomes of a {@link Wish}. */
public sealed interface Assignment {

    /** It can be booked so. */
    record Assigned(Slot slot) implements Assignment {}

    /**
     * It could, were it not taken.
     *
     * @param by those who would be needed and are occupied
     */
    record Taken(Set<UUID> by) implements Assignment {}

    /** It can never be booked. */
    record Unsuitable(List<Reason> reasons) implements Assignment {}

    /**
     * One of the reasons why not.
     *
     * @param field of the wish
     * @param code stable, kebab-case
     * @param message one sentence for people
     */
    @RegisterForReflection
    record Reason(String field, String code, String message) {}
}
