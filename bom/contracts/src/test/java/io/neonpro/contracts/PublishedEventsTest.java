package io.neonpro.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The published language is complete, and says nothing twice. */
class PublishedEventsTest {

    @Test
    void theEventsAreThoseThatOthersRelyOn() {
        assertThat(Contract.all().map(Contract::type))
                .containsExactlyInAnyOrder(
                        "io.neonpro.patient.registered.v1",
                        "io.neonpro.patient.updated.v1",
                        "io.neonpro.patient.erased.v1",
                        "io.neonpro.medical-record.updated.v1",
                        "io.neonpro.consent.given.v1",
                        "io.neonpro.consent.revoked.v1",
                        "io.neonpro.appointment.scheduled.v1",
                        "io.neonpro.appointment.rescheduled.v1",
                        "io.neonpro.appointment.confirmed.v1",
                        "io.neonpro.appointment.checked-in.v1",
                        "io.neonpro.appointment.completed.v1",
                        "io.neonpro.appointment.cancelled.v1",
                        "io.neonpro.appointment.no-show.v1",
                        "io.neonpro.appointment.flagged.v1",
                        "io.neonpro.tenant.onboarded.v1",
                        "io.neonpro.tenant.configuration-changed.v1",
                        "io.neonpro.tenant.plan-changed.v1",
                        "io.neonpro.tenant.timezone-changed.v1",
                        "io.neonpro.tenant.suspended.v1",
                        "io.neonpro.tenant.resumed.v1",
                        "io.neonpro.tenant.closed.v1",
                        "io.neonpro.clinic.changed.v1",
                        "io.neonpro.practitioner.changed.v1",
                        "io.neonpro.treatment.changed.v1",
                        "io.neonpro.resource.changed.v1",
                        "io.neonpro.hours.changed.v1",
                        "io.neonpro.invoice.issued.v1",
                        "io.neonpro.invoice.paid.v1",
                        "io.neonpro.invoice.voided.v1",
                        "io.neonpro.message.sent.v1",
                        "io.neonpro.message.failed.v1",
                        "io.neonpro.user.joined.v1",
                        "io.neonpro.user.left.v1",
                        "io.neonpro.user.verified.v1",
                        "io.neonpro.erasure.begun.v1",
                        "io.neonpro.erasure.bookings-closed.v1",
                        "io.neonpro.erasure.forgotten.v1",
                        "io.neonpro.access.broken-glass.v1",
                        "io.neonpro.access.given-away.v1",
                        "io.neonpro.request.due.v1");
    }

    @Test
    void everyEventIsARecordThatStartsWithTheIdOfItsAggregate() {
        assertThat(PublishedEvents.TYPES).allSatisfy(event -> {
            assertThat(event).isRecord();
            assertThat(event.getRecordComponents()[0].getType()).isEqualTo(UUID.class);
        });
    }

    @Test
    void everyAggregateIsSealedAndReadableInANativeExecutable() {
        assertThat(PublishedEvents.ALL).allSatisfy(events -> {
            assertThat(events.isSealed()).isTrue();
            assertThat(events).hasAnnotation(RegisterForReflection.class);
        });
    }
}
