package io.neonpro.acceptance.bench;

import io.neonpro.acceptance.client.Addresses;
import io.neonpro.acceptance.client.Client;
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
import io.vertx.core.json.JsonObject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;

/** Asks over kept connections, without waiting for one answer before the next question. */
public final class HttpCalls {

    private static final int CONNECTIONS = 64;
    private static final long TIMEOUT_MILLIS = 30_000;

    private final HttpClient http;
    private final Context context;
    private final Addresses addresses;
    private final Client caller;

    public HttpCalls(Vertx vertx, Addresses addresses, Client caller) {
        this.http = vertx.createHttpClient(new HttpClientOptions(), new PoolOptions().setHttp1MaxSize(CONNECTIONS));
        this.context = vertx.getOrCreateContext();
        this.addresses = addresses;
        this.caller = caller;
    }

    Future<Buffer> get(String url) {
        return send(options(HttpMethod.GET, url), Buffer.buffer(), 200);
    }

    Future<Buffer> get(String program, String path) {
        return get(addresses.ofProgram().apply(program) + path);
    }

    public Future<Buffer> post(String program, String path, JsonObject body, int expected) {
        return send(options(HttpMethod.POST, addresses.ofProgram().apply(program) + path), body.toBuffer(), expected);
    }

    /** With a key, so that it could be sent again. */
    Future<Buffer> postOnce(String program, String path, JsonObject body, int expected) {
        var options = options(HttpMethod.POST, addresses.ofProgram().apply(program) + path)
                .putHeader("Idempotency-Key", UUID.randomUUID().toString());
        return send(options, body.toBuffer(), expected);
    }

    Future<Buffer> graph(JsonObject question) {
        return post("gateway", "/graphql", question, 200)
                .compose(answer -> answer.toJsonObject().containsKey("errors")
                        ? Future.failedFuture(answer.toString())
                        : Future.succeededFuture(answer));
    }

    /** By a browser in which nobody has signed in. */
    Future<Page> page(String program, String path) {
        return answer(strange(HttpMethod.GET, program, path), Buffer.buffer(), 200);
    }

    /**
     * A form that is sent by such a browser, or by an app.
     *
     * @param cookie that came with the page, or nothing
     */
    Future<Page> form(String program, String path, Map<String, String> fields, String cookie, int expected) {
        RequestOptions options =
                strange(HttpMethod.POST, program, path).putHeader("Content-Type", "application/x-www-form-urlencoded");
        if (!cookie.isEmpty()) {
            options.putHeader("Cookie", cookie);
        }
        String body = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return answer(options, Buffer.buffer(body), expected);
    }

    /**
     * What came of a request.
     *
     * @param cookie as it is sent back
     * @param location where to go next, or nothing
     */
    record Page(Buffer body, String cookie, String location) {

        private static Page of(HttpClientResponse response, Buffer body) {
            String cookie =
                    response.cookies().stream().map(set -> set.split(";")[0]).collect(Collectors.joining("; "));
            return new Page(body, cookie, Objects.requireNonNullElse(response.getHeader("Location"), ""));
        }
    }

    private RequestOptions strange(HttpMethod method, String program, String path) {
        return new RequestOptions()
                .setMethod(method)
                .setAbsoluteURI(addresses.ofProgram().apply(program) + path)
                .setTimeout(TIMEOUT_MILLIS);
    }

    private RequestOptions options(HttpMethod method, String url) {
        return new RequestOptions()
                .setMethod(method)
                .setAbsoluteURI(url)
                .setTimeout(TIMEOUT_MILLIS)
                .putHeader("Authorization", "Bearer " + caller.accessToken())
                .putHeader("Content-Type", "application/json");
    }

    private Future<Buffer> send(RequestOptions options, Buffer body, int expected) {
        return answer(options, body, expected).map(Page::body);
    }

    /** On the client's own thread: elsewhere an answer may come before anybody listens for its body. */
    private Future<Page> answer(RequestOptions options, Buffer body, int expected) {
        Promise<Page> answer = Promise.promise();
        context.runOnContext(now -> exchange(options, body, expected).onComplete(answer));
        return answer.future();
    }

    private Future<Page> exchange(RequestOptions options, Buffer body, int expected) {
        return http.request(options)
                .compose(request -> body.length() == 0 ? request.send() : request.send(body))
                .compose(response -> response.body()
                        .compose(answer -> response.statusCode() == expected
                                ? Future.succeededFuture(Page.of(response, answer))
                                : Future.failedFuture(options.getURI() + ": " + response.statusCode() + " " + answer)));
    }
}
