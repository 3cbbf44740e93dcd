package io.neonpro.acceptance.signin;

import io.neonpro.acceptance.client.Addresses;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What browsers and applications ask of identity to sign somebody in, as a proxy passes it on: from any address. */
final class SignInCalls {

    /** RFC 7636, appendix B. */
    private static final String VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";

    private static final String QUERY = form(Map.of(
            "response_type", "code",
            "client_id", "neonpro",
            "scope", "openid",
            "redirect_uri", "http://127.0.0.1:51004/callback",
            "code_challenge_method", "S256",
            "code_challenge", "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"));

    private static final Pattern TOKEN = Pattern.compile("name=\"token\" value=\"([^\"]+)\"");
    private static final Pattern CODE = Pattern.compile("[?&]code=([^&]+)");
    private static final int CONNECTIONS = 1_000;
    private static final long TIMEOUT_MILLIS = 60_000;

    private final HttpClient http;
    private final Context context;
    private final Addresses addresses;

    SignInCalls(Vertx vertx, Addresses addresses) {
        this.http = vertx.createHttpClient(new HttpClientOptions(), new PoolOptions().setHttp1MaxSize(CONNECTIONS));
        this.context = vertx.getOrCreateContext();
        this.addresses = addresses;
    }

    /** A page to sign in that a browser was shown. */
    record Shown(String cookie, String token) {}

    /** What was answered. */
    record Answer(int status, Buffer body, String location, List<String> cookies) {}

    Future<Shown> page(String source) {
        return send(options(HttpMethod.GET, "/oauth/authorize?" + QUERY, source), "")
                .map(answer -> new Shown(
                        answer.cookies().getFirst().split(";", 2)[0],
                        found(TOKEN, answer.body().toString())));
    }

    Future<Answer> fillIn(Shown page, String source, String email, String password) {
        String body = form(Map.of("token", page.token(), "request", QUERY, "email", email, "password", password));
        return send(
                options(HttpMethod.POST, "/oauth/authorize", source)
                        .putHeader("Cookie", page.cookie())
                        .putHeader("Content-Type", "application/x-www-form-urlencoded"),
                body);
    }

    /** From the page to the tokens; fails when it comes to nothing. */
    Future<Buffer> signIn(String source, String email, String password) {
        return page(source)
                .compose(page -> fillIn(page, source, email, password))
                .compose(answer -> expect(303, answer))
                .compose(back -> token(
                        source,
                        Map.of(
                                "grant_type",
                                "authorization_code",
                                "client_id",
                                "neonpro",
                                "code",
                                found(CODE, back.location()),
                                "code_verifier",
                                VERIFIER)));
    }

    /** A token that nobody has seen yet, of somebody who holds another one. */
    Future<String> exchange(String source, String accessToken, String scope) {
        return token(
                        source,
                        Map.of(
                                "grant_type", "urn:ietf:params:oauth:grant-type:token-exchange",
                                "client_id", "neonpro",
                                "subject_token", accessToken,
                                "subject_token_type", "urn:ietf:params:oauth:token-type:access_token",
                                "scope", scope))
                .map(answer -> answer.toJsonObject().getString("access_token"));
    }

    /** Asks a service with a token that is good and does not allow it: it is verified, and nothing else is done. */
    Future<Answer> show(String token, String service, String path) {
        return send(
                        new RequestOptions()
                                .setMethod(HttpMethod.GET)
                                .setAbsoluteURI(addresses.ofProgram().apply(service) + path)
                                .setTimeout(TIMEOUT_MILLIS)
                                .putHeader("Authorization", "Bearer " + token),
                        "")
                .compose(answer -> expect(403, answer));
    }

    private Future<Buffer> token(String source, Map<String, String> fields) {
        return send(
                        options(HttpMethod.POST, "/oauth/token", source)
                                .putHeader("Content-Type", "application/x-www-form-urlencoded"),
                        form(fields))
                .compose(answer -> expect(200, answer))
                .map(Answer::body);
    }

    private RequestOptions options(HttpMethod method, String path, String source) {
        return new RequestOptions()
                .setMethod(method)
                .setAbsoluteURI(addresses.ofProgram().apply("identity") + path)
                .setTimeout(TIMEOUT_MILLIS)
                .putHeader("X-Forwarded-For", source);
    }

    /** On the client's own thread: elsewhere an answer may come before anybody listens for its body. */
    private Future<Answer> send(RequestOptions options, String body) {
        return onContext(() -> http.request(options)
                .compose(request -> body.isEmpty() ? request.send() : request.send(body))
                .compose(SignInCalls::read));
    }

    private <T> Future<T> onContext(Supplier<Future<T>> work) {
        Promise<T> answer = Promise.promise();
        context.runOnContext(now -> work.get().onComplete(answer));
        return answer.future();
    }

    private static Future<Answer> read(HttpClientResponse response) {
        return response.body()
                .map(body ->
                        new Answer(response.statusCode(), body, response.getHeader("Location"), response.cookies()));
    }

    private static Future<Answer> expect(int status, Answer answer) {
        return answer.status() == status
                ? Future.succeededFuture(answer)
                : Future.failedFuture(answer.status() + " " + answer.body());
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
