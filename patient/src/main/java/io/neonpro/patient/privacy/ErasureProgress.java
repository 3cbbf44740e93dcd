package io.neonpro.patient.privacy;

import io.neonpro.kernel.event.EventType;
import io.neonpro.kernel.event.Rejected;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What happens to an erasure on its way through the services. It names nobody but by their id. */
@RegisterForReflection
sealed interface ErasureProgress {

    /**
     * Somebody is to be erased, whom nobody has closed for booking yet; what they have ahead is to be called off.
     *
     * @param keepsRecord whether what the law requires is kept blocked; else it keeps them
     */
    @EventType("io.neonpro.patient-erasure.asked")
    record Asked(UUID patientId, boolean keepsRecord, Instant at) implements ErasureProgress {}

    /** Scheduling was told, or will be once it is back. */
    @EventType("io.neonpro.patient-erasure.announced")
    record Announced() implements ErasureProgress {}

    /** Nobody answered until then. */
    @EventType("io.neonpro.patient-erasure.waited")
    record Waited(Instant until) implements ErasureProgress {}

    /** Scheduling books them no more, and nothing is ahead of them. */
    @EventType("io.neonpro.patient-erasure.bookings-closed")
    record BookingsClosed() implements ErasureProgress {}

    /**
     * They cannot be erased.
     *
     * @param reason in kebab-case
     * @param until for how long, where the law says so
     */
    @EventType("io.neonpro.patient-erasure.kept")
    record Kept(
            String reason,
            @Nullable String legalBasis,
            @Nullable LocalDate until) implements ErasureProgress {

        static Kept of(Rejected reason) {
            return new Kept(
                    reason.code(),
                    detail(reason, "legalBasis").orElse(null),
                    detail(reason, "retainedUntil").map(LocalDate::parse).orElse(null));
        }

        private static Optional<String> detail(Rejected reason, String member) {
            return Optional.ofNullable(reason.details().get(member)).map(Object::toString);
        }
    }

    /**
     * They are erased here, and the others hear of it.
     *
     * @param keptUntil for how long their record is kept, blocked; absent when nothing is
     */
    @EventType("io.neonpro.patient-erasure.erased")
    record Erased(UUID patientId, @Nullable LocalDate keptUntil, Instant at) implements ErasureProgress {}

    /** One of the others has nothing of them any more. */
    @EventType("io.neonpro.patient-erasure.forgotten")
    record Forgotten(String by) implements ErasureProgress {}

    /** The request is answered. */
    @EventType("io.neonpro.patient-erasure.closed")
    record Closed() implements ErasureProgress {}
}
