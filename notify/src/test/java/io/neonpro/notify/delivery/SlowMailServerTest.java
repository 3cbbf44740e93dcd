package io.neonpro.notify.delivery;

import static io.neonpro.notify.Group.PATIENCE;
import static io.neonpro.notify.Group.address;
import static io.neonpro.notify.Group.is;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.neonpro.devstack.Stack;
import io.neonpro.devstack.mail.Mail;
import io.neonpro.kernel.data.TenantStatement;
import io.neonpro.kernel.value.Ids;
import io.neonpro.notify.Group;
import io.neonpro.notify.ServiceTest;
import io.neonpro.notify.message.Messages;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A mail server that takes messages and is long in saying so, or says nothing at all. */
@ServiceTest
class SlowMailServerTest {

    private static final TenantStatement TRIES =
            new TenantStatement("select tries from message where tenant_id = $1 and patient_id = $2");

    private static final TenantStatement FORGET_TRIES = new TenantStatement("""
                    update message set tries = 0, status = 'queued', reason = null
                     where tenant_id = $1 and patient_id = $2
                    returning id
                    """);

    private static final TenantStatement TRY = new TenantStatement("""
                    update message set tries = 1 where tenant_id = $1 and patient_id = $2 and status = 'queued' and tries = 0
                    """);

    Stack stack;

    @Inject
    Deliveries deliveries;

    @Inject
    Messages messages;

    @ConfigProperty(name = "neonpro.smtp.port")
    int port;

    private final Group group = Group.open();

    @AfterEach
    void mend() {
        stack.smtp().thaw();
        stack.smtp().start();
    }

    @Test
    void whoAnswersInTimeIsGivenAMessageOnce() {
        UUID patient = group.patient();
        stack.smtp().freeze();
        group.schedule(patient);
        await().atMost(PATIENCE).until(() -> mails(patient).size() == 1);

        stack.smtp().thaw();

        group.messages(patient, is("confirmation", "sent"));
        assertThat(mails(patient)).hasSize(1);
    }

    @Test
    void ofWhoIsErasedMeanwhileNothingIsWrittenDown() {
        UUID patient = group.patient();
        stack.smtp().freeze();
        group.schedule(patient);
        await().atMost(PATIENCE).until(() -> mails(patient).size() == 1);
        group.as(() -> messages.forget(patient));

        stack.smtp().thaw();

        assertThat(group.messages(patient, is("confirmation", "sent")).getFirst())
                .doesNotContainKeys("recipient", "subject");
    }

    /** As a cancellation has it. */
    @Test
    void norIfTheMessageWasTakenBackBefore() {
        UUID patient = group.patient();
        stack.smtp().freeze();
        UUID appointment = group.schedule(patient);
        await().atMost(PATIENCE).until(() -> mails(patient).size() == 1);
        group.as(() -> messages.withdraw(appointment).chain(() -> messages.forget(patient)));

        stack.smtp().thaw();

        assertThat(group.messages(patient, is("confirmation", "sent")).getFirst())
                .doesNotContainKeys("recipient", "subject");
    }

    @Test
    void whoNeverAnswersIsGivenAMessageTwiceAtMost() throws Exception {
        UUID patient = group.patient();
        stack.smtp().freeze();
        group.schedule(patient);

        var messages = group.messages(patient, is("confirmation", "failed"));

        assertThat(messages.getFirst()).containsEntry("reason", "unanswered");
        stack.smtp().thaw();
        await().atMost(PATIENCE).until(() -> mails(patient).size() == 2);
        assertThat(mails(patient).get(0).message().getMessageID())
                .isEqualTo(mails(patient).get(1).message().getMessageID());

        // what keeps it from a third time is that it was counted
        UUID id = group.as(() -> FORGET_TRIES.find(row -> row.getUUID("id"), patient))
                .orElseThrow();
        group.as(() -> deliveries.add(id));
        await().atMost(PATIENCE).until(() -> mails(patient).size() == 3);
    }

    /** As if an instance had died of it, which has counted before. */
    @Test
    void whatSomebodyDiedOfIsTriedOnceMore() {
        UUID patient = group.patient();
        stack.smtp().stop();
        group.schedule(patient);
        group.messages(patient, is("confirmation", "queued"));
        await().atMost(PATIENCE).during(Duration.ofSeconds(1)).until(() -> isTriedOnce(patient));
        stack.smtp().start();
        stack.smtp().freeze();

        group.messages(patient, is("confirmation", "failed"));

        stack.smtp().thaw();
        await().atMost(PATIENCE).until(() -> !mails(patient).isEmpty());
        assertThat(mails(patient)).hasSize(1);
    }

    @Test
    void whoDoesNotEvenGreetDoesNotHaveTheMessage() throws IOException {
        UUID patient = group.patient();
        stack.smtp().stop();
        try (ServerSocket silent = new ServerSocket(port, 50, InetAddress.getByName("127.0.0.1"))) {
            group.schedule(patient);
            try (var begun = silent.accept();
                    var again = silent.accept()) {
                assertThat(List.of(begun.isConnected(), again.isConnected())).containsOnly(true);
            }
            assertThat(group.messages(patient, is("confirmation", "queued"))).hasSize(1);
        }

        stack.smtp().start();

        group.messages(patient, is("confirmation", "sent"));
        assertThat(mails(patient)).hasSize(1);
    }

    /** More than there are connections: none waits for one unseen, and is given up meanwhile. */
    @Test
    void manyMessagesAtOnceAreEachGivenTwiceAtMost() {
        List<UUID> patients = Stream.generate(Ids::next).limit(15).toList();
        patients.forEach(patient -> group.patient(patient, address(patient), "en"));
        stack.smtp().freeze();
        patients.forEach(group::schedule);

        patients.forEach(patient -> group.messages(patient, is("confirmation", "failed")));

        stack.smtp().thaw();
        await().atMost(PATIENCE)
                .until(() ->
                        patients.stream().noneMatch(patient -> mails(patient).isEmpty()));
        assertThat(patients).allSatisfy(patient -> assertThat(mails(patient)).hasSizeLessThanOrEqualTo(2));
    }

    /** An attempt that is just under way may take it back. */
    private boolean isTriedOnce(UUID patient) {
        int tries =
                group.as(() -> TRIES.find(row -> row.getInteger(0), patient)).orElseThrow();
        return tries > 0 || group.as(() -> TRY.run(patient)) == 0;
    }

    private List<Mail> mails(UUID patient) {
        return stack.mailbox().to(address(patient));
    }
}
