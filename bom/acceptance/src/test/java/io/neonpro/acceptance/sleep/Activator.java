package io.neonpro.acceptance.sleep;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.net.URI;

/**
 * Where a service that may sleep is asked: holds each request until the service is up, then hands it on. What KEDA's interceptor
 * does in a cluster; bodies are held in memory, so streams and sockets are not for it.
 */
final class Activator implements AutoCloseable {

    private static final int LOOK_MILLIS = 250;
    private static final int CONNECTIONS = 64;

    /** As long as a JVM may take to start on a busy machine, and the answer. */
    private static final long TIMEOUT_MILLIS = 90_000;

    private final Vertx vertx = Vertx.vertx();
    private final HttpClient http = vertx.createHttpClient(
            new HttpClientOptions(),
            new PoolOptions().setHttp1MaxSize(CONNECTIONS).setMaxWaitQueueSize(Sleeper.MAX_WAITING));
    private final Sleeper sleeper;
    private final URI service;

    /**
     * @param service where it answers when it is up
     */
    Activator(Sleeper sleeper, URI service) {
        this.sleeper = sleeper;
        this.service = service;
        vertx.setPeriodic(LOOK_MILLIS, look -> sleeper.lookAround());
    }

    /** Returns once it listens. */
    Activator listen(int port) {
        vertx.createHttpServer(new HttpServerOptions().setHost("127.0.0.1").setPort(port))
                .requestHandler(this::hold)
                .listen()
                .toCompletionStage()
                .toCompletableFuture()
                .join();
        return this;
    }

    Sleeper sleeper() {
        return sleeper;
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
        sleeper.close();
    }

    private void hold(HttpServerRequest request) {
        Future<Buffer> body = request.body();
        Future.fromCompletionStage(sleeper.enter(), vertx.getOrCreateContext())
                .onSuccess(in -> body.compose(sent -> handOn(request, sent))
                        .onComplete(done -> sleeper.leave())
                        .onFailure(failed -> refuse(request, 502)))
                .onFailure(failed -> refuse(request, 503));
    }

    private Future<Void> handOn(HttpServerRequest request, Buffer body) {
        RequestOptions options = new RequestOptions()
                .setMethod(request.method())
                .setHost(service.getHost())
                .setPort(service.getPort())
                .setURI(request.uri())
                .setTimeout(TIMEOUT_MILLIS);
        request.headers().forEach(header -> {
            if (!isOfTheConnection(header.getKey())) {
                options.addHeader(header.getKey(), header.getValue());
            }
        });
        return http.request(options)
                .compose(asked -> body.length() == 0 ? asked.send() : asked.send(body))
                .compose(answer -> answer.body().compose(content -> giveBack(request, answer, content)));
    }

    private static Future<Void> giveBack(HttpServerRequest request, HttpClientResponse answer, Buffer content) {
        request.response().setStatusCode(answer.statusCode());
        answer.headers().forEach(header -> {
            if (!isOfTheConnection(header.getKey())) {
                request.response().headers().add(header.getKey(), header.getValue());
            }
        });
        return request.response().end(content);
    }

    private static void refuse(HttpServerRequest request, int status) {
        if (!request.response().ended()) {
            request.response()
                    .setStatusCode(status)
                    .putHeader("Retry-After", "1")
                    .end();
        }
    }

    private static boolean isOfTheConnection(String header) {
        return HttpHeaders.CONNECTION.toString().equalsIgnoreCase(header)
                || HttpHeaders.TRANSFER_ENCODING.toString().equalsIgnoreCase(header)
                || HttpHeaders.CONTENT_LENGTH.toString().equalsIgnoreCase(header);
    }
}
