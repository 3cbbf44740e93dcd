package io.neonpro.notify.account;

import static io.neonpro.notify.Group.PATIENCE;
import static io.neonpro.notify.ScriptedMailServer.GREETING;
import static io.neonpro.notify.account.AccountLetterTest.IDENTITY;
import static io.neonpro.notify.account.AccountLetterTest.send;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.neonpro.devstack.Stack;
import io.neonpro.notify.ScriptedMailServer;
import io.neonpro.notify.ServiceTest;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** That nobody can be written to is another answer than that somebody is not. */
@ServiceTest
class AccountLetterRefusalTest {

    Stack stack;

    @ConfigProperty(name = "neonpro.smtp.port")
    int port;

    private final String recipient = UUID.randomUUID() + "@example.com";

    @AfterEach
    void mend() {
        stack.smtp().thaw();
        stack.smtp().start();
    }

    @ParameterizedTest
    @CsvSource({"452 full, not-now", "silence, not-now", "550 no such mailbox, address-refused"})
    void whoIsNotWrittenToIsNoReasonForOthersToWait(String reply, String code) {
        stack.smtp().stop();
        try (var server = ScriptedMailServer.at(port).saying("RCPT", reply)) {
            send(recipient, IDENTITY).then().statusCode(422).body("code", equalTo(code));
        }
    }

    @Test
    void aMailServerThatSaysNothingOfALetterMayHaveIt() {
        stack.smtp().freeze();

        send(recipient, IDENTITY).then().statusCode(422).body("code", equalTo("unanswered"));

        stack.smtp().thaw();
        await().atMost(PATIENCE).until(() -> stack.mailbox().to(recipient).size() == 1);
    }

    @Test
    void whoTalksToNobodyIsNotThere() {
        stack.smtp().stop();
        try (var server = ScriptedMailServer.at(port).saying(GREETING, "554 No SMTP service here")) {
            send(recipient, IDENTITY).then().statusCode(503);
        }
    }

    @Test
    void withoutAMailServerItIsAskedForLater() {
        stack.smtp().stop();

        send(recipient, IDENTITY).then().statusCode(503);
    }
}
