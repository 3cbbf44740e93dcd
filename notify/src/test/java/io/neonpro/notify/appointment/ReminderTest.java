package io.neonpro.notify.appointment;

import static io.neonpro.notify.Group.PATIENCE;
import static io.neonpro.notify.Group.START;
import static io.neonpro.notify.Group.address;
import static io.neonpro.notify.Group.is;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.neonpro.contracts.appointment.AppointmentEvent.CheckedIn;
import io.neonpro.contracts.clinic.TenantEvent.ConfigurationChanged;
import io.neonpro.devstack.Stack;
import io.neonpro.devstack.mail.Mail;
import io.neonpro.kernel.data.TenantStatement;
import io.neonpro.kernel.job.Jobs;
import io.neonpro.kernel.job.NewJob;
import io.neonpro.kernel.value.Ids;
import io.neonpro.notify.Api;
import io.neonpro.notify.Group;
import io.neonpro.notify.ServiceTest;
import io.neonpro.notify.appointment.ReminderJob.Upcoming;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Of what a patient is reminded, whatever becomes of the appointment and of them until then. */
@ServiceTest
class ReminderTest {

    /** 10:00 in São Paulo, the day before. */
    private static final Instant THE_DAY_BEFORE = Instant.parse("2030-09-06T13:00:00Z");

    private static final TenantStatement PLANNED =
            new TenantStatement("select due_at from job where tenant_id = $1 and owner = $2");

    private static final TenantStatement MAKE_DUE =
            new TenantStatement("update job set due_at = now() where tenant_id = $1 and kind = 'reminder'");

    private static final TenantStatement MAKE_OVER =
            new TenantStatement("update message set starts_at = now() where tenant_id = $1 and appointment_id = $2");

    private static final TenantStatement LEFT =
            new TenantStatement("select id from job where tenant_id = $1 and kind = 'reminder'");

    private static final TenantStatement CONFIGURED =
            new TenantStatement("select revision from tenant_settings where tenant_id = $1 and part = 'configuration'");

    Stack stack;

    @Inject
    Jobs jobs;

    private final Group group = Group.open();

    @AfterEach
    void mend() {
        stack.smtp().start();
    }

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

    /** What the patient wants is seen when the reminder is due, not when it is planned. */
    @Test
    void whoOptedOutMeanwhileIsNotReminded() {
        UUID patient = group.patient();
        booked(patient);
        prefer(patient, Map.of("email", false));

        makeDue();

        var messages = group.messages(patient, is("reminder", "skipped"));
        assertThat(messages.getFirst()).containsEntry("reason", "opted-out");
        assertThat(subjects(patient)).hasSize(1);
    }

    @Test
    void whoPrefersAnotherLanguageMeanwhileIsRemindedInThat() {
        UUID patient = group.patient();
        booked(patient);
        prefer(patient, Map.of("email", true, "language", "en"));

        makeDue();

        group.messages(patient, is("reminder", "sent"));
        assertThat(subjects(patient)).last().isEqualTo("Reminder: Peeling, Saturday, 7 September 2030, 14:00");
    }

    @Test
    void aReminderThatIsTooLateItselfIsNotWritten() {
        UUID patient = group.patient();
        UUID appointment = booked(patient);
        Instant soon = Instant.now().plus(Duration.ofMinutes(90));

        group.as(() -> jobs.add(NewJob.of(ReminderJob.NAME, upcoming(appointment, patient, soon))));

        var messages = group.messages(patient, is("reminder", "skipped"));
        assertThat(messages.getFirst()).containsEntry("reason", "too-late");
        assertThat(subjects(patient)).hasSize(1);
    }

    @Test
    void aReminderThatWaitsForTheMailServerGoesWithItsAppointment() {
        UUID patient = group.patient();
        UUID appointment = booked(patient);
        stack.smtp().stop();
        makeDue();
        group.messages(patient, is("reminder", "queued"));

        group.cancel(appointment, patient, START);

        group.messages(patient, is("reminder", "skipped"));
        stack.smtp().start();
        group.messages(patient, is("cancellation", "sent"));
        assertThat(subjects(patient)).hasSize(2).noneMatch(subject -> subject.startsWith("Lembrete"));
    }

    @Test
    void whoOptedOutWhileTheMailServerWasAwayGetsNoMailWhenItIsBack() {
        UUID patient = group.patient();
        booked(patient);
        stack.smtp().stop();
        makeDue();
        group.messages(patient, is("reminder", "queued"));
        prefer(patient, Map.of("email", false));

        stack.smtp().start();

        var messages = group.messages(patient, is("reminder", "skipped"));
        assertThat(messages.getFirst()).containsEntry("reason", "opted-out");
        assertThat(subjects(patient)).hasSize(1);
    }

    @Test
    void whatIsOverWhenTheMailServerIsBackIsNotSent() {
        UUID patient = group.patient();
        stack.smtp().stop();
        UUID appointment = group.schedule(patient);
        group.messages(patient, is("confirmation", "queued"));
        group.as(() -> MAKE_OVER.run(appointment));

        stack.smtp().start();

        var messages = group.messages(patient, is("confirmation", "skipped"));
        assertThat(messages.getFirst()).containsEntry("reason", "too-late");
        assertThat(subjects(patient)).isEmpty();
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

    private UUID booked(UUID patient) {
        UUID appointment = group.schedule(patient);
        group.messages(patient, is("confirmation", "sent"));
        return appointment;
    }

    private Upcoming upcoming(UUID appointment, UUID patient, Instant start) {
        return new Upcoming(
                appointment,
                group.clinic,
                patient,
                group.treatment,
                group.practitioner,
                start,
                start.plus(Duration.ofMinutes(30)));
    }

    private void prefer(UUID patient, Map<String, Object> preference) {
        group.api.put(Api.PREFERENCES, preference, patient).statusCode(200);
    }

    private void configure(long revision, Map<String, Object> features) {
        group.tell(
                "clinic",
                group.tenant,
                new ConfigurationChanged(group.tenant, revision, features, Map.of(), Map.of(), Map.of()));
        await().atMost(PATIENCE)
                .until(() -> group.as(() -> CONFIGURED.find(row -> row.getLong(0)))
                        .filter(kept -> kept == revision)
                        .isPresent());
    }

    /**
     * As if the time of all this group's reminders had come; the transaction has the engine look by a job for later that it
     * takes back.
     */
    private void makeDue() {
        UUID nothing = Ids.next();
        var never = NewJob.of(ReminderJob.NAME, upcoming(nothing, nothing, START))
                .at(Instant.now().plusSeconds(1))
                .ownedBy(nothing);
        group.as(() -> MAKE_DUE.run().chain(() -> jobs.add(never)).chain(() -> jobs.cancel(nothing)));
        await().atMost(PATIENCE)
                .until(() -> group.as(() -> LEFT.list(row -> row.getUUID(0))).isEmpty());
    }

    private Optional<Instant> planned(UUID appointment) {
        return group.as(() -> PLANNED.find(row -> row.getOffsetDateTime(0).toInstant(), appointment));
    }

    private List<String> subjects(UUID patient) {
        return stack.mailbox().to(address(patient)).stream().map(Mail::subject).toList();
    }
}
