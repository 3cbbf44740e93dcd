package io.neonpro.notify.appointment;

import static io.neonpro.notify.Group.START;
import static io.neonpro.notify.Group.is;
import static org.assertj.core.api.Assertions.assertThat;

import io.neonpro.devstack.postgres.TestDatabase;
import io.neonpro.kernel.job.Jobs;
import io.neonpro.kernel.job.NewJob;
import io.neonpro.notify.Api;
import io.neonpro.notify.ServiceTest;
import io.neonpro.notify.appointment.ReminderJob.Upcoming;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What becomes of a reminder that is due, and waits for the mail server at times. */
@ServiceTest
class DueReminderTest extends RemindersTest {

    private static final String MAKE_OVER =
            "update message set starts_at = now() where tenant_id = ? and appointment_id = ?";

    @Inject
    Jobs jobs;

    @AfterEach
    void mend() {
        stack.smtp().start();
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
        TestDatabase.run(MAKE_OVER, group.tenant, appointment);

        stack.smtp().start();

        var messages = group.messages(patient, is("confirmation", "skipped"));
        assertThat(messages.getFirst()).containsEntry("reason", "too-late");
        assertThat(subjects(patient)).isEmpty();
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
}
