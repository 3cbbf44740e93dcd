package io.neonpro.notify.appointment;

import static io.neonpro.notify.Group.PATIENCE;
import static io.neonpro.notify.Group.START;
import static io.neonpro.notify.Group.is;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.neonpro.contracts.appointment.AppointmentEvent.CheckedIn;
import io.neonpro.contracts.clinic.TenantEvent.ConfigurationChanged;
import io.neonpro.devstack.postgres.TestDatabase;
import io.neonpro.notify.ServiceTest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Whom a reminder is planned for, and for when, whatever becomes of the appointment. */
@ServiceTest
class ReminderTest extends RemindersTest {

    /** 10:00 in São Paulo, the day before. */
    private static final Instant THE_DAY_BEFORE = Instant.parse("2030-09-06T13:00:00Z");

    private static final String CONFIGURED =
            "select count(*) from tenant_settings where tenant_id = ? and part = 'configuration' and revision = ?";

    @Test
    void whoBookedIsRemindedOnceTheDayBefore() {
        UUID patient = group.patient();
        UUID appointment = booked(patient);
        assertThat(planned(appointment)).hasValue(THE_DAY_BEFORE);

        makeDue();

        group.messages(patient, is("reminder", "sent"));
        assertThat(subjects(patient))
                .containsExactly(
                        "Seu horário: Peeling, sábado, 7 de setembro de 2030, 14:00",
                        "Lembrete: Peeling, sábado, 7 de setembro de 2030, 14:00");
        assertThat(planned(appointment)).isEmpty();
    }

    @Test
    void aMovedAppointmentIsRemindedOfWhereItIsNow() {
        UUID patient = group.patient();
        UUID appointment = booked(patient);
        group.reschedule(appointment, patient, START.plus(Duration.ofDays(7)));
        group.messages(patient, is("rescheduling", "sent"));
        assertThat(planned(appointment)).hasValue(THE_DAY_BEFORE.plus(Duration.ofDays(7)));

        makeDue();

        group.messages(patient, is("reminder", "sent"));
        assertThat(subjects(patient))
                .hasSize(3)
                .last()
                .isEqualTo("Lembrete: Peeling, sábado, 14 de setembro de 2030, 14:00");
    }

    @Test
    void whatIsMovedOrBookedTooLateForAReminderHasNone() {
        UUID patient = group.patient();
        UUID moved = booked(patient);
        Instant soon = Instant.now().plus(Duration.ofHours(1));

        group.reschedule(moved, patient, soon);
        group.messages(patient, is("rescheduling", "sent"));
        UUID other = group.patient();
        UUID made = UUID.randomUUID();
        group.tell("scheduling", made, group.scheduled(made, other, soon, null));
        group.messages(other, is("confirmation", "sent"));

        assertThat(planned(moved)).isEmpty();
        assertThat(planned(made)).isEmpty();
    }

    @Test
    void aCancelledAppointmentHasNone() {
        UUID patient = group.patient();
        UUID appointment = booked(patient);

        group.cancel(appointment, patient, START);

        group.messages(patient, is("cancellation", "sent"));
        assertThat(planned(appointment)).isEmpty();
    }

    @Test
    void whoIsThereAlreadyIsNotReminded() {
        UUID patient = group.patient();
        UUID appointment = booked(patient);

        var booked = group.scheduled(appointment, patient);
        group.tell(
                "scheduling",
                appointment,
                new CheckedIn(appointment, group.clinic, patient, booked.treatmentId(), booked.slot()));

        await().atMost(PATIENCE).until(() -> planned(appointment).isEmpty());
    }

    @Test
    void anErasedPatientIsNotReminded() {
        UUID patient = group.patient();
        UUID appointment = booked(patient);

        group.erase(patient);

        await().atMost(PATIENCE).until(() -> planned(appointment).isEmpty());
        group.reschedule(appointment, patient, START.plus(Duration.ofDays(7)));
        group.messages(patient, is("rescheduling", "skipped"));
        assertThat(planned(appointment)).isEmpty();
    }

    @Test
    void theTenantSaysHowManyDaysBefore() {
        configure(2, Map.of("reminderDays", 3));
        assertThat(planned(booked(group.patient()))).hasValue(THE_DAY_BEFORE.minus(Duration.ofDays(2)));

        configure(3, Map.of("reminderDays", 0));
        assertThat(planned(booked(group.patient()))).isEmpty();

        configure(4, Map.of());
        assertThat(planned(booked(group.patient()))).hasValue(THE_DAY_BEFORE);
    }

    @Test
    void whomTheFlagIsOffForHasNone() {
        configure(
                2,
                Map.of("reminders", Map.of("clinics", List.of(UUID.randomUUID().toString()))));
        assertThat(planned(booked(group.patient()))).isEmpty();

        configure(3, Map.of("reminders", Map.of("clinics", List.of(group.clinic.toString()))));
        assertThat(planned(booked(group.patient()))).hasValue(THE_DAY_BEFORE);

        configure(4, Map.of("reminders", Map.of("percentage", 0)));
        assertThat(planned(booked(group.patient()))).isEmpty();
    }

    private void configure(long revision, Map<String, Object> features) {
        group.tell(
                "clinic",
                group.tenant,
                new ConfigurationChanged(group.tenant, revision, features, Map.of(), Map.of(), Map.of()));
        await().atMost(PATIENCE).until(() -> TestDatabase.count(CONFIGURED, group.tenant, revision) == 1);
    }
}
