package io.neonpro.notify.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.neonpro.devstack.Stack;
import io.neonpro.devstack.mail.Mail;
import io.neonpro.notify.Api;
import io.neonpro.notify.ServiceTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

/** A letter with a secret goes to the mail server, and nowhere else. */
@ServiceTest
class AccountLetterTest {

    static final String IDENTITY =
            ConfigProvider.getConfig().getValue("NEONPRO_IDENTITY_URL", String.class) + "/account#";

    Stack stack;

    @Test
    void itIsSentWithItsLinkBeforeTheAnswer() {
        String recipient = UUID.randomUUID() + "@example.com";

        send(recipient, IDENTITY + "invitation=s3cr3t").then().statusCode(204);

        assertThat(stack.mailbox().to(recipient)).singleElement().satisfies(mail -> {
            assertThat(mail.subject()).contains("You are invited");
            assertThat(mail.text()).contains(IDENTITY + "invitation=s3cr3t");
        });
    }

    @Test
    void whoIsToBeAPatientIsNotAskedToWork() {
        String recipient = UUID.randomUUID() + "@example.com";

        send("patient-invitation", recipient, IDENTITY + "invitation=s3cr3t")
                .then()
                .statusCode(204);

        assertThat(stack.mailbox().to(recipient))
                .singleElement()
                .satisfies(mail -> assertThat(mail.text())
                        .contains("see and book your appointments", IDENTITY + "invitation=s3cr3t")
                        .doesNotContain("work with it"));
    }

    @Test
    void newsHaveAWordingOfTheirOwn() {
        for (LetterPurpose news : List.of(LetterPurpose.PASSWORD_CHANGED, LetterPurpose.FACTOR_CHANGED)) {
            String recipient = UUID.randomUUID() + "@example.com";

            send(news.code(), recipient, IDENTITY + news.code()).then().statusCode(204);

            assertThat(stack.mailbox().to(recipient))
                    .singleElement()
                    .satisfies(mail -> assertThat(mail.subject()).contains("was changed"));
        }
    }

    @Test
    void itLinksToIdentityOnly() {
        String recipient = UUID.randomUUID() + "@example.com";

        send(recipient, "https://evil.example/account#invitation=s3cr3t").then().statusCode(400);

        assertThat(stack.mailbox().to(recipient)).extracting(Mail::subject).isEmpty();
    }

    @Test
    void nobodyButIdentityHasThemSent() {
        Response asked = Api.of(UUID.randomUUID())
                .request()
                .body(letter("invitation", "ana@example.com", IDENTITY))
                .post("/api/v1/account-letters");

        asked.then().statusCode(403);
    }

    static Response send(String recipient, String link) {
        return send("invitation", recipient, link);
    }

    private static Response send(String purpose, String recipient, String link) {
        return Api.of(UUID.randomUUID())
                .allowedTo("account-letter:write")
                .request()
                .body(letter(purpose, recipient, link))
                .post("/api/v1/account-letters");
    }

    private static Map<String, Object> letter(String purpose, String recipient, String link) {
        return Map.of(
                "id",
                UUID.randomUUID(),
                "purpose",
                purpose,
                "recipient",
                recipient,
                "link",
                link,
                "expiresAt",
                "2030-09-07T14:00:00Z");
    }
}
