package io.neonpro.acceptance.tenancy;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.neonpro.acceptance.client.Addresses;
import io.neonpro.acceptance.client.Client;
import io.neonpro.devstack.mail.Mailbox;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A patient of one clinic, who was asked by mail to sign in as themselves, and does so as an app has them do. */
record Visitor(Addresses addresses, String email) {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String PASSWORD = "known to nobody but myself";

    /** RFC 7636, appendix B. */
    private static final String VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";

    private static final String QUESTION = form(Map.of(
            "response_type", "code",
            "client_id", "neonpro",
            "redirect_uri", "http://127.0.0.1:51004/callback",
            "code_challenge_method", "S256",
            "code_challenge", "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"));

    private static final Pattern LINK = Pattern.compile("/account#invitation=([A-Za-z0-9_-]+)");
    private static final Pattern FORM_TOKEN = Pattern.compile("name=\"token\" value=\"([^\"]+)\"");
    private static final Pattern CODE = Pattern.compile("[?&]code=([^&]+)");

    /** Asked by the owner of the group, and has accepted. */
    static Visitor of(Addresses addresses, Mailbox mailbox, Client owner, UUID clinic, String patient) {
        String email = "visitor-" + UUID.randomUUID() + "@possessions.example";
        Map<String, Object> wanted = Map.of(
                "name",
                "Ana",
                "email",
                email,
                "roles",
                List.of("patient"),
                "patientId",
                patient,
                "clinicIds",
                List.of(clinic));
        owner.post("identity", "/api/v1/users", wanted).expect(201);
        Client.stranger(addresses)
                .post(
                        "identity",
                        "/api/v1/invitations/accept",
                        Map.of("token", invitation(mailbox, email), "password", PASSWORD))
                .expect(200);
        return new Visitor(addresses, email);
    }

    private static String invitation(Mailbox mailbox, String email) {
        return await().atMost(PATIENCE)
                .until(
                        () -> mailbox.to(email).stream()
                                .flatMap(mail -> LINK.matcher(mail.text()).results())
                                .map((MatchResult link) -> link.group(1))
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }

    /** Signed in: the page, the password, and the code for a token. */
    Client client() {
        HttpResponse<String> page = send(request("/oauth/authorize?" + QUESTION).GET());
        String cookie = page.headers().firstValue("Set-Cookie").orElseThrow().split(";", 2)[0];
        HttpResponse<String> back = send(request("/oauth/authorize")
                .header("Cookie", cookie)
                .POST(BodyPublishers.ofString(form(Map.of(
                        "token", found(FORM_TOKEN, page.body()),
                        "request", QUESTION,
                        "email", email,
                        "password", PASSWORD)))));
        HttpResponse<String> token = send(request("/oauth/token")
                .POST(BodyPublishers.ofString("grant_type=authorization_code&client_id=neonpro&code_verifier="
                        + VERIFIER + "&code="
                        + found(CODE, back.headers().firstValue("Location").orElse(back.body())))));
        return Client.stranger(addresses).signedIn(json(token));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(addresses.ofProgram().apply("identity") + path))
                .timeout(PATIENCE)
                .header("Content-Type", "application/x-www-form-urlencoded");
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return HTTP.send(request.build(), BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode json(HttpResponse<String> answer) {
        try {
            return new ObjectMapper().readTree(answer.body());
        } catch (IOException e) {
            throw new IllegalStateException(answer.body(), e);
        }
    }

    private static String found(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.find()) {
            throw new IllegalStateException("No " + pattern + " in " + text);
        }
        return matcher.group(1);
    }

    private static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
