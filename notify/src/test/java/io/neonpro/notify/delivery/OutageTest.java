package io.neonpro.notify.delivery;

import static io.neonpro.notify.Group.PATIENCE;
import static io.neonpro.notify.Group.address;
import static io.neonpro.notify.Group.is;
import static io.neonpro.notify.ScriptedMailServer.GREETING;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.neonpro.contracts.patient.PatientEvent.Updated;
import io.neonpro.devstack.Stack;
import io.neonpro.devstack.mail.Mail;
import io.neonpro.kernel.job.Job;
import io.neonpro.notify.Group;
import io.neonpro.notify.ScriptedMailServer;
import io.neonpro.notify.ServiceTest;
import io.neonpro.notify.delivery.DeliveryJob.Posted;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The mail server is away for a while. */
@ServiceTest
class OutageTest {

    /** More than a message has when the mail server refuses it for now. */
    private static final int TRIES = 10;

    Stack stack;

    @Inject
    DeliveryJob delivery;

    @ConfigProperty(name = "neonpro.smtp.port")
    int port;

    private final Group group = Group.open();

    @AfterEach
    void mend() {
        stack.smtp().start();
    }

    @Test
    void messagesWaitForTheMailServerAndThenLeaveOnce() {
        List<UUID> patients = Stream.generate(group::patient).limit(3).toList();
        stack.smtp().stop();
        patients.forEach(group::schedule);
        patients.forEach(patient -> group.messages(patient, is("confirmation", "queued")));
        await().atMost(PATIENCE).until(() -> smtpState().equals("degraded"));

        stack.smtp().start();

        patients.forEach(patient -> group.messages(patient, is("confirmation", "sent")));
        assertThat(patients)
                .allSatisfy(patient ->
                        assertThat(stack.mailbox().to(address(patient))).hasSize(1));
        await().atMost(PATIENCE).until(() -> smtpState().equals("healthy"));
    }

    @Test
    void messagesWaitForAMailServerThatTakesNobodys() {
        UUID patient = group.patient();
        stack.smtp().stop();
        try (var relay = ScriptedMailServer.at(port).saying(GREETING, "554 No SMTP service here")) {
            group.schedule(patient);
            await().atMost(PATIENCE).until(() -> relay.greeted() > TRIES);
            assertThat(group.messages(patient))
                    .singleElement()
                    .satisfies(message -> assertThat(message).containsEntry("status", "queued"));
        }

        stack.smtp().start();

        group.messages(patient, is("confirmation", "sent"));
        assertThat(subjects(patient)).hasSize(1);
    }

    /** Who never heard of the appointment is told all the same that there is none: they may know of it from elsewhere. */
    @Test
    void whatIsCancelledMeanwhileIsNotConfirmed() {
        UUID patient = group.patient();
        stack.smtp().stop();
        UUID appointment = group.schedule(patient);
        group.messages(patient, is("confirmation", "queued"));

        group.cancel(appointment, patient, Group.START);

        assertThat(group.messages(patient, is("confirmation", "skipped")))
                .anySatisfy(message -> assertThat(message)
                        .containsEntry("kind", "confirmation")
                        .containsEntry("reason", "superseded"));
        stack.smtp().start();
        group.messages(patient, is("cancellation", "sent"));
        assertThat(subjects(patient)).singleElement().asString().startsWith("Horário cancelado");
    }

    @Test
    void whatIsMovedMeanwhileIsToldOnceAndAsItIsNow() {
        UUID patient = group.patient();
        stack.smtp().stop();
        UUID appointment = group.schedule(patient);
        group.messages(patient, is("confirmation", "queued"));

        group.reschedule(appointment, patient, Group.START.plus(Duration.ofDays(1)));
        group.messages(patient, is("confirmation", "skipped"));
        stack.smtp().start();

        group.messages(patient, is("rescheduling", "sent"));
        assertThat(subjects(patient)).singleElement().asString().contains("8 de setembro de 2030");
    }

    /** Nothing about the patient is in the queue: where to, and in what words, is seen when it is sent. */
    @Test
    void messagesGoWhereThePatientIsThen() {
        UUID patient = group.patient();
        stack.smtp().stop();
        group.schedule(patient);
        var queued = group.messages(patient, is("confirmation", "queued")).getFirst();
        assertThat(queued).doesNotContainKeys("recipient", "subject", "language");
        String newer = "new-" + address(patient);
        group.heard(group.tell("patient", patient, new Updated(patient, "Ana Souza", newer, "en")));

        stack.smtp().start();

        var sent = group.messages(patient, is("confirmation", "sent")).getFirst();
        assertThat(sent).containsEntry("recipient", newer).containsEntry("language", "en");
        assertThat(subjects(patient)).isEmpty();
        assertThat(stack.mailbox().to(newer))
                .singleElement()
                .satisfies(mail -> assertThat(mail.text()).contains("Ana Souza"));
    }

    @Test
    void whoIsErasedMeanwhileGetsNothing() {
        UUID patient = group.patient();
        stack.smtp().stop();
        group.schedule(patient);
        group.messages(patient, is("confirmation", "queued"));

        group.erase(patient);

        var messages = group.messages(patient, is("confirmation", "skipped"));
        assertThat(messages.getFirst()).containsEntry("reason", "erased");
        stack.smtp().start();
        UUID another = group.patient();
        group.schedule(another);
        group.messages(another, is("confirmation", "sent"));
        assertThat(subjects(patient)).isEmpty();
    }

    /** An earlier message about the appointment, which has just ended, has it sent by another job. */
    @Test
    void whatAnotherJobHasThePlaceOfIsNotSent() {
        UUID patient = group.patient();
        stack.smtp().stop();
        group.schedule(patient);
        Map<String, Object> queued =
                group.messages(patient, is("confirmation", "queued")).getFirst();
        Posted posted = new Posted(UUID.fromString(queued.get("id").toString()));

        assertThatThrownBy(() -> group.as(() -> delivery.reach(new Job<>(UUID.randomUUID(), posted, 1))))
                .rootCause()
                .hasToString("io.neonpro.kernel.job.Overtaken");
    }

    private List<String> subjects(UUID patient) {
        return stack.mailbox().to(address(patient)).stream().map(Mail::subject).toList();
    }

    private static String smtpState() {
        return given().get("/q/health/ready")
                .then()
                .statusCode(200)
                .extract()
                .path("checks.find { it.name == 'smtp' }.data.state");
    }
}
