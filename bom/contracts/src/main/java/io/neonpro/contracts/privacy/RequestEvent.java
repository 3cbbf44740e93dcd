package io.neonpro.contracts.privacy;

import io.neonpro.kernel.event.EventType;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.UUID;

/** What who answers for a clinic group must hear of what people ask for as data subjects. */
@RegisterForReflection
public sealed interface RequestEvent {

    /**
     * By patient, day by day: requests are not answered whose time is over, or is in three days.
     *
     * @param count how many
     */
    @EventType("io.neonpro.request.due")
    record Due(UUID tenantId, long count) implements RequestEvent {}
}
