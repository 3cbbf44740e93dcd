package io.neonpro.notify.appointment;

import static io.neonpro.notify.Group.PATIENCE;
import static io.neonpro.notify.Group.START;
import static io.neonpro.notify.Group.address;
import static io.neonpro.notify.Group.is;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.neonpro.contracts.clinic.CatalogueEvent.ClinicChanged;
import io.neonpro.devstack.Stack;
import io.neonpro.devstack.event.TestEvents;
import io.neonpro.devstack.mail.Mail;
import io.neonpro.kernel.value.Money;
import io.neonpro.notify.Api;
import io.neonpro.notify.Group;
import io.neonpro.notify.ServiceTest;
import jakarta.mail.MessagingException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** From an event on Kafka to a mail at the mail server, or the reason why there is none. */
@ServiceTest
class AnnouncementTest {

    Stack stack;

    private final Group group = Group.open();

    @Test
    void aBookedAppointmentIsConfirmedOnceInThePatientsLanguageAndForTheirCalendar() throws MessagingException {
        UUID patient = group.patient();
        UUID appointment = UUID.randomUUID();
        UUID event = group.tell("scheduling", appointment, group.scheduled(appointment, patient));
        group.tell(event, "scheduling", appointment, group.scheduled(appointment, patient));
        UUID next = group.schedule(patient);

        var messages = group.messages(
                patient, all -> all.stream().filter(one -> isSent(one)).count() == 2);

        assertThat(messages).hasSize(2);
        Map<String, Object> message = messages.getLast();
        assertThat(message)
                .containsEntry("kind", "confirmation")
                .containsEntry("channel", "email")
                .containsEntry("appointmentId", appointment.toString())
                .containsKeys("sentAt", "createdAt");
        List<Mail> mails = stack.mailbox().to(address(patient));
        assertThat(mails).hasSize(2);
        Mail mail = mails.stream()
                .filter(one -> calendar(one).contains("UID:" + appointment))
                .findFirst()
                .orElseThrow();
        assertThat(mail.subject()).isEqualTo("Seu horário: Peeling, sábado, 7 de setembro de 2030, 14:00");
        assertThat(mail.text().replace('\u00a0', ' '))
                .contains("Olá, Ana <Souza>!", "Peeling, com Bia Lima", "às 14:00", "R$ 450,00")
                .contains("Clínica Aurora", "Rua das Flores, 12");
        assertThat(mail.part("text/html").orElseThrow()).contains("Olá, Ana &lt;Souza&gt;!");
        assertThat(calendar(mail)).contains("METHOD:REQUEST", "SEQUENCE:0", "DTSTART:20300907T170000Z");
        assertThat(mail.message().getMessageID()).isEqualTo("<" + message.get("id") + "@neonpro.local>");
        assertThat(mail.message().getFrom()[0].toString()).isEqualTo("NeonPro <no-reply@neonpro.local>");
        assertThat(next).isNotEqualTo(appointment);
        UUID id = UUID.fromString((String) message.get("id"));
        assertThat(TestEvents.heard("notify", id, types -> !types.isEmpty()))
                .containsExactly("io.neonpro.message.sent.v1");
    }

    @Test
    void aMoveAndACancellationFollowInOrderAndChangeTheCalendar() {
        UUID patient = UUID.randomUUID();
        group.patient(patient, address(patient), "en");
        UUID appointment = group.schedule(patient);
        group.messages(patient, is("confirmation", "sent"));
        var later = START.plus(Duration.ofDays(1));
        group.reschedule(appointment, patient, later);
        group.messages(patient, is("rescheduling", "sent"));
        group.cancel(appointment, patient, later);

        group.messages(patient, is("cancellation", "sent"));

        List<Mail> mails = stack.mailbox().to(address(patient));
        assertThat(mails)
                .extracting(Mail::subject)
                .containsExactly(
                        "Your appointment: Peeling, Saturday, 7 September 2030, 14:00",
                        "New time: Peeling, Sunday, 8 September 2030, 14:00",
                        "Appointment cancelled: Peeling, Sunday, 8 September 2030, 14:00");
        assertThat(mails.get(1).text()).contains("Your appointment of Saturday, 7 September 2030, at 14:00, was moved");
        assertThat(calendar(mails.get(1))).contains("METHOD:REQUEST", "SEQUENCE:1", "DTSTART:20300908T170000Z");
        assertThat(calendar(mails.get(2))).contains("METHOD:CANCEL", "SEQUENCE:2", "STATUS:CANCELLED");
    }

    /** Row 6: calendars make links, too. */
    @Test
    void theCalendarLeadsNowhereEither() {
        UUID patient = group.patient();
        ZoneId zone = ZoneId.of("America/Sao_Paulo");
        group.heard(group.tell(
                "clinic",
                group.clinic,
                new ClinicChanged(group.clinic, 2, "Aurora evil.example", zone, "https://evil.example/pay", false)));
        group.schedule(patient);

        group.messages(patient, is("confirmation", "sent"));

        Mail mail = stack.mailbox().to(address(patient)).getFirst();
        assertThat(calendar(mail))
                .contains("SUMMARY:Peeling · Aurora evil. example", "LOCATION:https: //evil. example/pay");
    }

    /** Raised meanwhile, and whatever becomes of the appointment. */
    @Test
    void thePriceIsTheOneThatWasPromised() {
        UUID patient = group.patient();
        UUID appointment = UUID.randomUUID();
        Money promised = new Money(new BigDecimal("390"), "BRL");
        group.tell("scheduling", appointment, group.scheduled(appointment, patient, START, promised));
        group.messages(patient, is("confirmation", "sent"));

        group.reschedule(appointment, patient, START.plus(Duration.ofDays(1)));
        group.messages(patient, is("rescheduling", "sent"));

        assertThat(stack.mailbox().to(address(patient)))
                .hasSize(2)
                .allSatisfy(
                        mail -> assertThat(mail.text().replace('\u00a0', ' ')).contains("Valor: R$ 390,00"));
    }

    @Test
    void whoHasNoAddressGetsNoMail() {
        UUID patient = group.patient(UUID.randomUUID(), null, "pt-BR");
        group.schedule(patient);

        var messages = group.messages(patient, is("confirmation", "skipped"));

        assertThat(messages).singleElement().satisfies(one -> assertThat(one).containsEntry("reason", "no-address"));
    }

    @Test
    void whoOptedOutGetsNoMail() {
        UUID patient = group.patient();
        group.api.put(Api.PREFERENCES, Map.of("email", false), patient).statusCode(200);
        group.schedule(patient);

        var messages = group.messages(patient, is("confirmation", "skipped"));

        assertThat(messages.getFirst()).containsEntry("reason", "opted-out");
        assertThat(stack.mailbox().to(address(patient))).isEmpty();
    }

    @Test
    void aPreferredLanguageGoesBeforeTheRegisteredOne() {
        UUID patient = group.patient();
        group.api
                .put(Api.PREFERENCES, Map.of("email", true, "language", "en"), patient)
                .statusCode(200);
        group.schedule(patient);

        group.messages(patient, is("confirmation", "sent"));

        assertThat(stack.mailbox().to(address(patient)).getFirst().subject()).startsWith("Your appointment");
    }

    @Test
    void aConfirmationThatComesAfterTheCancellationIsNotSent() {
        UUID patient = group.patient();
        UUID appointment = UUID.randomUUID();
        group.cancel(appointment, patient, START);
        group.tell("scheduling", appointment, group.scheduled(appointment, patient));

        var messages = group.messages(patient, is("confirmation", "skipped"));

        assertThat(messages.getFirst()).containsEntry("reason", "superseded");
    }

    @Test
    void anErasedPatientsMessagesLoseTheirWordsAndNoneFollows() {
        UUID patient = group.patient();
        group.schedule(patient);
        group.messages(patient, is("confirmation", "sent"));

        group.erase(patient);

        await().atMost(PATIENCE).until(() -> !group.messages(patient).getFirst().containsKey("recipient"));
        assertThat(group.messages(patient).getFirst())
                .containsEntry("status", "sent")
                .doesNotContainKeys("recipient", "subject");
        group.api.get(Api.PREFERENCES, patient).statusCode(404);
        group.schedule(patient);
        var messages = group.messages(patient, is("confirmation", "skipped"));
        assertThat(messages.getFirst()).containsEntry("reason", "erased");
    }

    @Test
    void anAppointmentOfAPatientWhoIsStillOnTheirWayWaitsForThem() {
        UUID patient = UUID.randomUUID();
        group.schedule(patient);

        group.patient(patient, address(patient), "pt-BR");

        group.messages(patient, is("confirmation", "sent"));
        assertThat(stack.mailbox().to(address(patient))).hasSize(1);
    }

    @Test
    void anOlderSnapshotChangesNothing() {
        group.tellOfTheClinic("Clínica Boreal", 3);
        group.tellOfTheClinic("Clínica Antiga", 2);
        UUID patient = group.patient();
        group.schedule(patient);

        group.messages(patient, is("confirmation", "sent"));

        assertThat(stack.mailbox().to(address(patient)).getFirst().text()).contains("Clínica Boreal");
    }

    @Test
    void aTenantsOwnWordingIsUsed() {
        group.api
                .put(
                        Api.TEMPLATE,
                        Map.of(
                                "language", "pt-BR",
                                "subject", "Oi {patientName}",
                                "body", "Te esperamos às {time}."),
                        "confirmation")
                .statusCode(200);
        UUID patient = group.patient();
        group.schedule(patient);

        group.messages(patient, is("confirmation", "sent"));

        Mail mail = stack.mailbox().to(address(patient)).getFirst();
        assertThat(mail.subject()).isEqualTo("Oi Ana <Souza>");
        assertThat(mail.text().strip()).isEqualTo("Te esperamos às 14:00.");
    }

    private static boolean isSent(Map<String, Object> message) {
        return "sent".equals(message.get("status"));
    }

    private static String calendar(Mail mail) {
        return mail.part("text/calendar").orElseThrow();
    }
}
