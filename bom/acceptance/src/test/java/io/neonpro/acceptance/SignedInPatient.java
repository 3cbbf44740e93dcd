package io.neonpro.acceptance;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.oauth2.sdk.pkce.CodeChallenge;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import io.neonpro.acceptance.client.Client;
import io.neonpro.devstack.platform.Platform;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** Somebody who was asked by e-mail to sign in as a patient, and does: by the link, with a password of their own and PKCE. */
public final class SignedInPatient {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private static final String APPLICATION = "neonpro";
    private static final String CALLBACK = "http://127.0.0.1:51004/callback";
    private static final String PASSWORD = "known to nobody but myself";

    private static final Pattern LINK = Pattern.compile("/account#invitation=([A-Za-z0-9_-]+)");
    private static final Pattern CODE = Pattern.compile("[?&]code=([^&]+)");

    private static final ObjectMapper JSON = new ObjectMapper();

    private SignedInPatient() {}

    /**
     * @param inviter who asks them
     */
    public static Client of(Platform platform, Client inviter, UUID patient) {
        return of(platform, inviter, patient, "Rita Melo", "paciente-" + patient + "@example.com");
    }

    public static Client of(Platform platform, Client inviter, UUID patient, String name, String email) {
        List<String> before = links(platform, email);
        inviter.post(
                        "identity",
                        "/api/v1/users",
                        Map.of("name", name, "email", email, "roles", List.of("patient"), "patientId", patient))
                .expect(201);
        Client stranger = Client.stranger(RunningPlatform.addresses(platform));
        stranger.post(
                        "identity",
                        "/api/v1/invitations/accept",
                        Map.of("token", newLink(platform, email, before), "password", PASSWORD))
                .expect(200);
        return stranger.signedIn(tokens(platform.url("identity"), email));
    }

    /** Others with this address may have been asked before. */
    private static String newLink(Platform platform, String email, List<String> before) {
        return await().atMost(PATIENCE)
                .until(
                        () -> links(platform, email).stream()
                                .filter(link -> !before.contains(link))
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }

    private static List<String> links(Platform platform, String email) {
        return RunningPlatform.mailbox(platform).to(email).stream()
                .flatMap(mail -> LINK.matcher(mail.text()).results())
                .map(link -> link.group(1))
                .toList();
    }

    private static JsonNode tokens(URI identity, String email) {
        CodeVerifier verifier = new CodeVerifier();
        String request = Browser.form(Map.of(
                "response_type",
                "code",
                "client_id",
                APPLICATION,
                "redirect_uri",
                CALLBACK,
                "code_challenge_method",
                "S256",
                "code_challenge",
                CodeChallenge.compute(CodeChallengeMethod.S256, verifier).getValue()));
        Browser browser = new Browser();
        try {
            URI back = browser.signIn(identity.resolve("/oauth/authorize?" + request), email, PASSWORD);
            Map<String, String> grant = Map.of(
                    "grant_type",
                    "authorization_code",
                    "client_id",
                    APPLICATION,
                    "code",
                    code(back),
                    "code_verifier",
                    verifier.getValue());
            return JSON.readTree(
                    browser.post(identity.resolve("/oauth/token"), grant).body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String code(URI back) {
        return CODE.matcher(back.toString())
                .results()
                .map(found -> found.group(1))
                .findFirst()
                .orElseThrow();
    }
}
