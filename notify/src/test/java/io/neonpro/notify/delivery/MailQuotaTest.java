package io.neonpro.notify.delivery;

import static io.neonpro.notify.Group.is;
import static org.assertj.core.api.Assertions.assertThat;

import io.neonpro.contracts.clinic.TenantEvent.PlanChanged;
import io.neonpro.devstack.postgres.TestDatabase;
import io.neonpro.notify.Group;
import io.neonpro.notify.ServiceTest;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Row 6: a tenant has so many messages sent in a day as its plan grants. */
@ServiceTest
class MailQuotaTest {

    private final Group group = Group.open();

    @Test
    void whatIsMoreThanThePlanGrantsIsNotSent() {
        grant(2, 1);
        UUID first = group.patient();
        UUID second = group.patient();

        group.schedule(first);
        group.messages(first, is("confirmation", "sent"));
        group.schedule(second);

        assertThat(group.messages(second, is("confirmation", "skipped")))
                .singleElement()
                .satisfies(message -> assertThat(message).containsEntry("reason", "over-quota"));
    }

    @Test
    void aLargerPlanLetsMoreOut() {
        grant(2, 0);
        UUID first = group.patient();
        group.schedule(first);
        group.messages(first, is("confirmation", "skipped"));

        grant(3, 5);

        UUID second = group.patient();
        group.schedule(second);
        group.messages(second, is("confirmation", "sent"));
    }

    @Test
    void anotherTenantsMessagesAreItsOwn() {
        grant(2, 0);
        Group other = Group.open();
        UUID patient = other.patient();

        other.schedule(patient);

        other.messages(patient, is("confirmation", "sent"));
    }

    /** They may book and cancel all day, and have said an address that is somebody else's. */
    @Test
    void noPatientIsSentMoreThanThirtyADay() {
        UUID patient = group.patient();
        UUID other = group.patient();
        group.schedule(patient);
        group.messages(patient, is("confirmation", "sent"));
        TestDatabase.run("""
                insert into message (tenant_id, id, kind, channel, status, patient_id, appointment_id, clinic_id, treatment_id,
                                     practitioner_id, starts_at, ends_at, sequence, created_at, sent_at)
                select tenant_id, gen_random_uuid(), kind, channel, status, patient_id, gen_random_uuid(), clinic_id, treatment_id,
                       practitioner_id, starts_at, ends_at, sequence, created_at, sent_at
                  from message, generate_series(1, 29)
                 where patient_id = ?
                """, patient);

        group.schedule(patient);
        group.schedule(other);

        assertThat(group.messages(patient, is("confirmation", "skipped")))
                .filteredOn(message -> message.get("status").equals("skipped"))
                .singleElement()
                .satisfies(message -> assertThat(message).containsEntry("reason", "over-quota"));
        group.messages(other, is("confirmation", "sent"));
    }

    private void grant(long revision, int mailsPerDay) {
        group.heard(group.tell(
                "clinic",
                group.tenant,
                new PlanChanged(group.tenant, revision, "odd", Map.of("mailsPerDay", mailsPerDay))));
    }
}
