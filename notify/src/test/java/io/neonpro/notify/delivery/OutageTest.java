package io.neonpro.notify.delivery;

import static io.neonpro.notify.Group.PATIENCE;
import static io.neonpro.notify.Group.address;
import static io.neonpro.notify.Group.is;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.neonpro.devstack.Stack;
import io.neonpro.notify.Group;
import io.neonpro.notify.ServiceTest;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The mail server is away for a while. */
@ServiceTest
class OutageTest {

    Stack stack;

    private final Group group = Group.open();

    @AfterEach
    void mend() {
        stack.smtp().start();
    }

    @Test
    void messagesWaitForTheMailServerAndThenLeaveOnce() {
        UUID patient = group.patient();
        stack.smtp().stop();
        UUID appointment = group.schedule(patient);
        group.cancel(appointment, patient, Group.START);
        group.messages(patient, is("cancellation", "queued"));
        await().atMost(PATIENCE).until(() -> smtpState().equals("degraded"));
        assertThat(group.messages(patient)).hasSize(2).allMatch(OutageTest::isQueued);

        stack.smtp().start();

        group.messages(patient, is("cancellation", "sent"));
        assertThat(stack.mailbox().to(address(patient)))
                .extracting(mail -> mail.subject().substring(0, 7))
                .containsExactly("Seu hor", "Horário");
        await().atMost(PATIENCE).until(() -> smtpState().equals("healthy"));
    }

    private static boolean isQueued(Map<String, Object> message) {
        return "queued".equals(message.get("status"));
    }

    private static String smtpState() {
        return given().get("/q/health/ready")
                .then()
                .statusCode(200)
                .extract()
                .path("checks.find { it.name == 'smtp' }.data.state");
    }
}
