package io.neonpro.contracts.access;

import io.neonpro.kernel.event.EventType;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.UUID;

/** What who answers for a clinic group must hear of how its data was got at. */
@RegisterForReflection
public sealed interface AccessEvent {

    /** Of who reads what a service holds of the group page by page, to take it along. */
    String PORTABLE_DATA = "portable-data";

    /** Who got at it. */
    UUID personId();

    /**
     * By the service that was asked: somebody reads, in an emergency, what belongs to clinics that they do not work in. Of whom
     * and why is in that service's access log.
     *
     * @param action as in that log, for example {@code record.read}
     */
    @EventType("io.neonpro.access.broken-glass")
    record BrokenGlass(UUID personId, String action) implements AccessEvent {}

    /**
     * By the clinic service: somebody takes along all that the group has, or has it leave; by every service: what it holds of it, once
     * within an hour of each person or machine.
     *
     * @param action {@code tenant.export} or {@code tenant.close}; {@code portable-data}
     */
    @EventType("io.neonpro.access.given-away")
    record GivenAway(UUID personId, String action) implements AccessEvent {}
}
