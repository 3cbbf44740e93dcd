package io.neonpro.contracts.privacy;

import io.neonpro.kernel.event.EventType;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.UUID;

/**
 * How a person is erased from all services (LGPD art. 18, VI). Patient begins, each of the others answers on its own topic;
 * what makes it final is {@link io.neonpro.contracts.patient.PatientEvent.Erased}.
 */
@RegisterForReflection
public sealed interface ErasureEvent {

    UUID patientId();

    /**
     * By patient, to whoever books: book them no more, and call off what they have ahead. An event of the request, which
     * supersedes nothing that was said of the person.
     */
    @EventType("io.neonpro.erasure.begun")
    record Begun(UUID requestId, UUID patientId) implements ErasureEvent {}

    /**
     * By scheduling: nothing is ahead of them, and nothing will be.
     *
     * @param cancelled how many appointments were called off
     */
    @EventType("io.neonpro.erasure.bookings-closed")
    record BookingsClosed(UUID patientId, UUID requestId, int cancelled) implements ErasureEvent {}

    /**
     * By each service that kept something of them: it is gone, or names nobody any more.
     *
     * @param by the service, for example {@code notify}
     */
    @EventType("io.neonpro.erasure.forgotten")
    record Forgotten(UUID patientId, String by) implements ErasureEvent {}
}
