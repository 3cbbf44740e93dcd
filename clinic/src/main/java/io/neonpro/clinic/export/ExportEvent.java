package io.neonpro.clinic.export;

import io.neonpro.kernel.event.EventType;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;

/** What happens to a tenant's wish to take its data along. */
@RegisterForReflection
sealed interface ExportEvent {

    /**
     * Its owner wants to have all of it.
     *
     * @param expiresAt until when it can be fetched
     */
    @EventType("io.neonpro.export.asked")
    record Asked(Instant expiresAt) implements ExportEvent {}

    /**
     * It was fetched, to its end.
     *
     * @param files how many there were in the archive
     */
    @EventType("io.neonpro.export.taken")
    record Taken(int files) implements ExportEvent {}

    /** The time is over, and nobody has. */
    @EventType("io.neonpro.export.lapsed")
    record Lapsed() implements ExportEvent {}
}
