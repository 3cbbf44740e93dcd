package io.neonpro.acceptance.bench;

import io.vertx.core.http.HttpServer;

/** The baseline of all that is asked over HTTP: the services' own server, which always says the same. */
final class BareServer {

    private static final String ANSWER = "{\"id\":\"01936f0e-0000-7000-8000-000000000000\",\"name\":\"Ana Souza\"}";

    private final HttpServer server;

    BareServer(EventLoop loop) {
        server = loop.vertx()
                .createHttpServer()
                .requestHandler(request -> request.response()
                        .putHeader("Content-Type", "application/json")
                        .end(ANSWER))
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    String url() {
        return "http://127.0.0.1:" + server.actualPort() + "/";
    }
}
