package io.neonpro.acceptance.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.neonpro.acceptance.RunningPlatform;
import io.neonpro.acceptance.client.Addresses;
import io.neonpro.acceptance.client.Answer;
import io.neonpro.acceptance.client.Client;
import io.neonpro.acceptance.client.ClinicGroup;
import io.neonpro.devstack.mail.Mailbox;
import io.neonpro.devstack.platform.Platform;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Somebody is asked by e-mail to work for a clinic, and decides (issue 8, row 1). */
@ExtendWith(RunningPlatform.class)
class InvitationJourneyTest {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private static final Pattern LINK = Pattern.compile("/account#invitation=([A-Za-z0-9_-]+)");

    private static final String OWN = "known to nobody but myself";

    private Addresses addresses;
    private Mailbox mailbox;

    @BeforeEach
    void open(Platform platform) {
        addresses = RunningPlatform.addresses(platform);
        mailbox = RunningPlatform.mailbox(platform);
    }

    @Test
    void theLinkInTheirMailMakesThemAMember() {
        ClinicGroup group = ClinicGroup.signUp(addresses, "Convite");
        String email = "bia-" + UUID.randomUUID() + "@example.com";
        Answer asked = invite(group, email);
        assertThat(asked.at("/status").asText()).isEqualTo("invited");
        assertThat(users(group)).doesNotContain(email);

        accept(token(email)).expect(200);

        await().atMost(PATIENCE).until(() -> users(group).contains(email));
    }

    @Test
    void whoSeesNoMailIsNobody() {
        ClinicGroup first = ClinicGroup.signUp(addresses, "Estranha");
        ClinicGroup second = ClinicGroup.signUp(addresses, "Vizinha");
        String email = "bia-" + UUID.randomUUID() + "@example.com";
        invite(first, email);
        invite(second, email);

        accept("not-a-link").expect(404);

        assertThat(users(first)).doesNotContain(email);
        assertThat(users(second)).doesNotContain(email);
    }

    private Answer invite(ClinicGroup group, String email) {
        return group.owner()
                .post(
                        "identity",
                        "/api/v1/users",
                        Map.of("name", "Bia Lima", "email", email, "roles", List.of("reception")))
                .expect(201);
    }

    private Answer accept(String token) {
        return Client.stranger(addresses)
                .post("identity", "/api/v1/invitations/accept", Map.of("token", token, "password", OWN));
    }

    private static String users(ClinicGroup group) {
        return group.owner().get("identity", "/api/v1/users").expect(200).text();
    }

    private String token(String email) {
        return await().atMost(PATIENCE)
                .until(
                        () -> mailbox.to(email).stream()
                                .flatMap(mail -> LINK.matcher(mail.text()).results())
                                .map((MatchResult link) -> link.group(1))
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }
}
