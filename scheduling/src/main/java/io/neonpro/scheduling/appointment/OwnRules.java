package io.neonpro.scheduling.appointment;

import io.neonpro.kernel.event.Rejected;
import java.time.Instant;
import java.util.Optional;

/** What patients may not do with appointments of their own, beyond what nobody may; whoever is at the desk may do it for them. */
final class OwnRules {

    /** Whoever made them. */
    static final int MAX_AHEAD = 10;

    private OwnRules() {}

    /** Booking one more, with so many that are not over yet. */
    static Optional<Rejected> tooMany(int ahead) {
        return ahead < MAX_AHEAD
                ? Optional.empty()
                : Optional.of(Rejected.conflict(
                        "too-many-appointments",
                        "There are %d appointments ahead already; the clinic may book more.".formatted(ahead)));
    }

    /** Changing one that begins then. */
    static Optional<Rejected> begun(Instant start, Instant now) {
        return now.isBefore(start)
                ? Optional.empty()
                : Optional.of(Rejected.conflict("already-begun", "It has begun; the clinic may change it."));
    }
}
