package io.neonpro.clinic.life;

import io.neonpro.kernel.event.EventType;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;

/** What happens to a tenant that wants to leave. */
@RegisterForReflection
sealed interface ClosingEvent {

    /**
     * Its owner wants to leave.
     *
     * @param closesAt until when everything can be taken along, and the owner may think better of it
     */
    @EventType("io.neonpro.closing.asked")
    record Asked(Instant closesAt) implements ClosingEvent {}

    /** The time has come. */
    @EventType("io.neonpro.closing.due")
    record Due() implements ClosingEvent {}

    /** It has left. */
    @EventType("io.neonpro.closing.left")
    record Left() implements ClosingEvent {}
}
