package io.neonpro.acceptance.journey;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.neonpro.acceptance.Browser;
import io.neonpro.acceptance.RunningPlatform;
import io.neonpro.acceptance.client.Addresses;
import io.neonpro.acceptance.client.Client;
import io.neonpro.acceptance.client.ClinicGroup;
import io.neonpro.devstack.platform.Platform;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The way of somebody who signs in on the documentation page: to identity, back with a code, a token for it. */
@ExtendWith(RunningPlatform.class)
class DocumentationSignInTest {

    /** The pair of RFC 7636, appendix B. */
    private static final String VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";

    private static final String CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

    private final Browser browser = new Browser();

    @Test
    void whoSignsInThereAsksAsThemselves(Platform platform) throws IOException, InterruptedException {
        Addresses addresses = RunningPlatform.addresses(platform);
        ClinicGroup group = ClinicGroup.signUp(addresses, "Docs");
        URI page = URI.create(platform.url("gateway") + "/docs/");

        Map<String, String> back = signIn(page, group);
        JsonNode token = token(page, back.get("code"));

        assertThat(back).containsEntry("state", "of the page");
        Client owner = Client.stranger(addresses).signedIn(token);
        assertThat(owner.graph("{ me { email } }", Map.of())
                        .expect(200)
                        .at("/data/me/email")
                        .asText())
                .isEqualTo(group.email());
    }

    /** What the way back to the page brings. */
    private Map<String, String> signIn(URI page, ClinicGroup group) throws IOException, InterruptedException {
        String request = Browser.form(Map.of(
                "response_type", "code",
                "client_id", "neonpro",
                "redirect_uri", page.toString(),
                "code_challenge", CHALLENGE,
                "code_challenge_method", "S256",
                "state", "of the page"));
        URI back = browser.signIn(browser.sentOn(page.resolve("sign-in?" + request)), group);
        assertThat(back.toString()).startsWith(page.toString());
        return Arrays.stream(back.getRawQuery().split("&"))
                .map(pair -> URLDecoder.decode(pair, UTF_8).split("=", 2))
                .collect(toMap(pair -> pair[0], pair -> pair[1]));
    }

    private JsonNode token(URI page, String code) throws IOException, InterruptedException {
        HttpResponse<String> answer = browser.post(
                page.resolve("token"),
                Map.of(
                        "client_id",
                        "neonpro",
                        "grant_type",
                        "authorization_code",
                        "code",
                        code,
                        "redirect_uri",
                        page.toString(),
                        "code_verifier",
                        VERIFIER));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return new ObjectMapper().readTree(answer.body());
    }
}
