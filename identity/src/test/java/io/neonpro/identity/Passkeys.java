package io.neonpro.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.not;

import io.restassured.response.Response;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The passkeys of somebody's account.
 *
 * @param phone that they have
 */
record Passkeys(Owner owner, SoftwareAuthenticator phone) {

    private static final Pattern TICKET = Pattern.compile("name=\"ticket\" value=\"([^\"]+)\"");

    private static final Pattern CHALLENGE = Pattern.compile("data-challenge=\"([^\"]+)\"");

    private static final Pattern OFFERED = Pattern.compile("&quot;challenge&quot;:&quot;([^&]+)&quot;");

    Response register(SoftwareAuthenticator authenticator) {
        return add(authenticator.create(options(Owner.PASSWORD).path("challenge")));
    }

    /** By who has the phone already. */
    Response registerBeside(SoftwareAuthenticator authenticator) {
        Response options =
                begin("/passkeys/options", Map.of("password", Owner.PASSWORD, "passkey", phone.get(challengeAgain())));
        return add(authenticator.create(options.path("challenge")));
    }

    String challengeAgain() {
        return begin("/passkeys/challenge", Map.of())
                .then()
                .statusCode(200)
                .body("allowCredentials", not(empty()))
                .extract()
                .path("challenge");
    }

    Response begin(String path, Map<String, ?> body) {
        return owner.asks().body(body).post("/api/v1/account" + path);
    }

    Response add(Map<String, String> made) {
        Map<String, String> body = new HashMap<>(made);
        body.put("name", "Telefone");
        return owner.asks().body(body).post("/api/v1/account/passkeys");
    }

    Response options(String password) {
        return begin("/passkeys/options", Map.of("password", password));
    }

    /** What the page to sign in asks for. */
    static String challenge(Response page) {
        return found(CHALLENGE, page);
    }

    /** What it offers to make one with. */
    static String offered(Response page) {
        return found(OFFERED, page);
    }

    static String ticket(Response page) {
        return found(TICKET, page);
    }

    private static String found(Pattern pattern, Response page) {
        Matcher matcher = pattern.matcher(page.asString());
        assertThat(matcher.find()).isTrue();
        return matcher.group(1);
    }
}
