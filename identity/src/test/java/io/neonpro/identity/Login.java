package io.neonpro.identity;

import static io.restassured.RestAssured.given;
import static io.restassured.config.HttpClientConfig.httpClientConfig;
import static java.net.URLEncoder.encode;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.oauth2.sdk.pkce.CodeChallenge;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The page on which people sign in, filled in. */
final class Login {

    static final CodeVerifier VERIFIER = new CodeVerifier();

    private static final String DEVICE = encode("http://127.0.0.1:51004/callback", UTF_8);

    /** What an application asks with. */
    static final String QUERY = "response_type=code&client_id=neonpro&code_challenge_method=S256"
            + "&redirect_uri=" + DEVICE + "&code_challenge="
            + CodeChallenge.compute(CodeChallengeMethod.S256, VERIFIER).getValue();

    private static final String COOKIE = "neonpro-sign-in";
    private static final String BROWSER = "neonpro-browser";

    private static final Pattern TOKEN = Pattern.compile("name=\"token\" value=\"([^\"]+)\"");

    private static final Pattern CODE = Pattern.compile("[?&]code=([^&]+)");

    private Login() {}

    static Response signIn(String email, String password) {
        return signInFrom("127.0.0.1", email, password);
    }

    /** The same for an application that asks for more. */
    static Response signInWith(String more, String email, String password) {
        return form("127.0.0.1", QUERY + more)
                .formParam("email", email)
                .formParam("password", password)
                .post("/oauth/authorize");
    }

    /** As another computer would. */
    static Response signInFrom(String source, String email, String password) {
        return form(source, QUERY)
                .formParam("email", email)
                .formParam("password", password)
                .post("/oauth/authorize");
    }

    /** The page that follows for who has a second factor. */
    static Response second(String ticket, String code) {
        return second(ticket, Map.of("code", code));
    }

    /** The same, with what an authenticator answers. */
    static Response second(String ticket, Map<String, String> fields) {
        return form("127.0.0.1", QUERY)
                .formParam("ticket", ticket)
                .formParams(fields)
                .post("/oauth/authorize");
    }

    /** An application asks in a browser in which nobody has. */
    static Response ask(String query) {
        return from("127.0.0.1").urlEncodingEnabled(false).get("/oauth/authorize?" + query);
    }

    /** The same, by a form. */
    static Response post(String query) {
        return from("127.0.0.1")
                .contentType("application/x-www-form-urlencoded; charset=UTF-8")
                .body(query)
                .post("/oauth/authorize");
    }

    /** An application is opened in the browser in which somebody signed in. */
    static Response again(Response signedIn, String more) {
        return known(signedIn, QUERY.replace(DEVICE, encode(IdentityResource.APPLICATION, UTF_8)) + more);
    }

    /** One that is a program on their device is. */
    static Response againOnDevice(Response signedIn, String more) {
        return known(signedIn, QUERY + more);
    }

    private static Response known(Response signedIn, String query) {
        return from("127.0.0.1")
                .urlEncodingEnabled(false)
                .cookie(BROWSER, signedIn.cookie(BROWSER))
                .get("/oauth/authorize?" + query);
    }

    /** What an application gets for the code that a browser was sent back with. */
    static Response exchange(Response back) {
        return exchange(back, VERIFIER);
    }

    static Response exchange(Response back, CodeVerifier verifier) {
        return exchange(back, "neonpro", verifier);
    }

    static Response exchange(Response back, String application, CodeVerifier verifier) {
        Matcher code = CODE.matcher(back.header("Location"));
        assertThat(code.find()).isTrue();
        return from("127.0.0.1")
                .formParam("grant_type", "authorization_code")
                .formParam("client_id", application)
                .formParam("code", code.group(1))
                .formParam("code_verifier", verifier.getValue())
                .post("/oauth/token");
    }

    /** As the page was shown to this browser. */
    private static RequestSpecification form(String source, String query) {
        Response page = from(source).urlEncodingEnabled(false).get("/oauth/authorize?" + query);
        return from(source)
                .cookie(COOKIE, page.cookie(COOKIE))
                .formParam("token", token(page))
                .formParam("request", query);
    }

    /** What ties the page to the browser, besides its cookie. */
    static String token(Response page) {
        Matcher token = TOKEN.matcher(page.asString());
        assertThat(token.find()).isTrue();
        return token.group(1);
    }

    private static RequestSpecification from(String source) {
        return given().config(RestAssured.config()
                        .httpClient(httpClientConfig().setParam("http.route.local-address", address(source))))
                .baseUri("http://127.0.0.1:" + RestAssured.port)
                .redirects()
                .follow(false);
    }

    private static InetAddress address(String source) {
        try {
            return InetAddress.getByName(source);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
