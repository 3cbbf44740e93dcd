package io.neonpro.scheduling.availability;

import io.neonpro.contracts.appointment.Slot;
import io.neonpro.kernel.event.Flaw;
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

    /** It can never be booked, for any of these reasons. */
    record Unsuitable(List<Flaw> reasons) implements Assignment {}
}
