package io.neonpro.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.neonpro.acceptance.client.ClinicGroup;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A browser, as far as a page with one form needs it: it keeps cookies, and goes on only when it is told to. */
public final class Browser {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private static final Pattern FORM_TOKEN = Pattern.compile("name=\"token\" value=\"([^\"]+)\"");

    private final HttpClient http = HttpClient.newBuilder()
            .version(Version.HTTP_1_1)
            .cookieHandler(new CookieManager())
            .build();

    /** Where the owner of a group ends who signs in on identity's page. */
    public URI signIn(URI asked, ClinicGroup group) throws IOException, InterruptedException {
        return signIn(asked, group.email(), group.password());
    }

    /**
     * Where somebody ends who signs in on identity's page.
     *
     * @param asked the page, with an application's request
     */
    public URI signIn(URI asked, String email, String password) throws IOException, InterruptedException {
        HttpResponse<String> form = send(HttpRequest.newBuilder(asked));
        assertThat(form.statusCode()).as(form.body()).isEqualTo(200);
        assertThat(form.body()).contains("name=\"email\"", "name=\"password\"");
        Matcher token = FORM_TOKEN.matcher(form.body());
        assertThat(token.find()).isTrue();
        return sentOn(posted(
                asked.resolve("authorize"),
                Map.of("request", asked.getRawQuery(), "token", token.group(1), "email", email, "password", password)));
    }

    /** Where an address sends it. */
    public URI sentOn(URI address) throws IOException, InterruptedException {
        return sentOn(HttpRequest.newBuilder(address));
    }

    public HttpResponse<String> post(URI address, Map<String, String> fields) throws IOException, InterruptedException {
        return send(posted(address, fields));
    }

    private URI sentOn(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> answer = send(request);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
        return URI.create(answer.headers().firstValue("Location").orElseThrow());
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.timeout(PATIENCE).build(), BodyHandlers.ofString());
    }

    private static HttpRequest.Builder posted(URI address, Map<String, String> fields) {
        return HttpRequest.newBuilder(address)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form(fields)));
    }

    /** As browsers send it, and as the query of an address is written. */
    public static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), UTF_8))
                .collect(joining("&"));
    }
}
