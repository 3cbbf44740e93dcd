package io.neonpro.contracts.appointment;

import io.neonpro.kernel.event.EventType;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.UUID;

/** What becomes of an appointment when others change the calendar; nothing that happens to the appointment itself. */
@RegisterForReflection
public sealed interface AttentionEvent {

    /**
     * There are other reasons than before why it cannot take place as it stands.
     *
     * @param reasons in kebab-case, for example {@code practitioner-archived}; none when it can again
     */
    @EventType("io.neonpro.appointment.flagged")
    record Flagged(UUID appointmentId, UUID clinicId, List<String> reasons) implements AttentionEvent {}
}
