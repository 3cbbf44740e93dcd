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
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.json.JsonObject;

/** Asks over kept connections, without waiting for one answer before the next question. */
final class HttpCalls {

    private static final int CONNECTIONS = 64;
    private static final long TIMEOUT_MILLIS = 30_000;

    private final HttpClient http;
    private final Context context;
    private final Addresses addresses;
    private final Client caller;

    HttpCalls(Vertx vertx, Addresses addresses, Client caller) {
        this.http = vertx.createHttpClient(new HttpClientOptions(), new PoolOptions().setHttp1MaxSize(CONNECTIONS));
        this.context = vertx.getOrCreateContext();
        this.addresses = addresses;
        this.caller = caller;
    }

    Future<Buffer> get(String url) {
        return send(HttpMethod.GET, url, Buffer.buffer(), 200);
    }

    Future<Buffer> get(String program, String path) {
        return get(addresses.ofProgram().apply(program) + path);
    }

    Future<Buffer> post(String program, String path, JsonObject body, int expected) {
        return send(HttpMethod.POST, addresses.ofProgram().apply(program) + path, body.toBuffer(), expected);
    }

    /** On the client's own thread: elsewhere an answer may come before anybody listens for its body. */
    private Future<Buffer> send(HttpMethod method, String url, Buffer body, int expected) {
        Promise<Buffer> answer = Promise.promise();
        context.runOnContext(now -> exchange(method, url, body, expected).onComplete(answer));
        return answer.future();
    }

    private Future<Buffer> exchange(HttpMethod method, String url, Buffer body, int expected) {
        var options = new RequestOptions()
                .setMethod(method)
                .setAbsoluteURI(url)
                .setTimeout(TIMEOUT_MILLIS)
                .putHeader("Authorization", "Bearer " + caller.accessToken())
                .putHeader("Content-Type", "application/json");
        return http.request(options)
                .compose(request -> body.length() == 0 ? request.send() : request.send(body))
                .compose(response -> response.body()
                        .compose(answer -> response.statusCode() == expected
                                ? Future.succeededFuture(answer)
                                : Future.failedFuture(url + ": " + response.statusCode() + " " + answer)));
    }
}
