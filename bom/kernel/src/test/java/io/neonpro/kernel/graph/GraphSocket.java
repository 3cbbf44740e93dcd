package io.neonpro.kernel.graph;

import static org.assertj.core.api.Assertions.assertThat;

import io.neonpro.kernel.web.Api;
import io.restassured.RestAssured;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A client of subscriptions, by the protocol graphql-transport-ws. */
final class GraphSocket implements WebSocket.Listener, AutoCloseable {

    private static final int PATIENCE_SECONDS = 10;

    private final BlockingQueue<String> messages = new LinkedBlockingQueue<>();
    private final StringBuilder part = new StringBuilder();
    private final WebSocket socket;

    private GraphSocket(Api api) {
        this.socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .subprotocols("graphql-transport-ws")
                .header("Authorization", "Bearer " + api.token())
                .buildAsync(URI.create("ws://localhost:" + RestAssured.port + "/graphql"), this)
                .join();
    }

    /** A connection that the service has acknowledged. */
    static GraphSocket open(Api api) throws InterruptedException {
        GraphSocket socket = new GraphSocket(api);
        socket.send(new JsonObject().put("type", "connection_init"));
        socket.await("connection_ack");
        return socket;
    }

    void subscribe(String query) {
        send(new JsonObject()
                .put("id", "1")
                .put("type", "subscribe")
                .put("payload", new JsonObject().put("query", query)));
    }

    /** Answered after what was sent before, which is handled on the same event loop. */
    void ping() throws InterruptedException {
        send(new JsonObject().put("type", "ping"));
        await("pong");
    }

    JsonObject await(String type) throws InterruptedException {
        while (true) {
            JsonObject message = next();
            if (message.getString("type").equals(type)) {
                return message;
            }
        }
    }

    JsonObject next() throws InterruptedException {
        String text = messages.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        assertThat(text).as("a message").isNotNull();
        return new JsonObject(text);
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence text, boolean isLast) {
        part.append(text);
        if (isLast) {
            messages.add(part.toString());
            part.setLength(0);
        }
        from.request(1);
        return null;
    }

    @Override
    public void close() {
        socket.abort();
    }

    private void send(JsonObject message) {
        socket.sendText(message.encode(), true).join();
    }
}
