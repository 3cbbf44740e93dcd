package io.neonpro.devstack.graph;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A client of subscriptions, by the protocol graphql-transport-ws. */
public final class GraphSocket implements AutoCloseable {

    private static final int PATIENCE_SECONDS = 60;
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String AUTHORIZATION = "Authorization";

    private final BlockingQueue<String> messages = new LinkedBlockingQueue<>();
    private final CompletableFuture<Void> end = new CompletableFuture<>();
    private final WebSocket socket;

    private GraphSocket(WebSocket.Builder builder, URI server) {
        URI address = URI.create(server.toString().replaceFirst("^http", "ws") + "/graphql");
        socket = builder.subprotocols("graphql-transport-ws")
                .buildAsync(address, new Listener(messages, end))
                .join();
    }

    /**
     * A connection that has been acknowledged, opened with a token as any other request.
     *
     * @param server where it answers HTTP
     */
    public static GraphSocket open(URI server, String token) throws InterruptedException {
        GraphSocket socket = new GraphSocket(builder().header(AUTHORIZATION, "Bearer " + token), server);
        return socket.begun(Map.of("type", "connection_init"));
    }

    /** Likewise, with the token in the first message: browsers cannot set a header. */
    public static GraphSocket openAsBrowser(URI server, String token) throws InterruptedException {
        Map<String, String> payload = Map.of(AUTHORIZATION, "Bearer " + token);
        return new GraphSocket(builder(), server).begun(Map.of("type", "connection_init", "payload", payload));
    }

    public void subscribe(String query) {
        subscribe("1", query);
    }

    private void subscribe(String id, String query) {
        send(Map.of("id", id, "type", "subscribe", "payload", Map.of("query", query)));
    }

    /** Answered after what was sent before, which is handled on the same event loop. */
    public void ping() throws InterruptedException {
        send(Map.of("type", "ping"));
        await("pong");
    }

    /** The next message of a type; those of others before it are dropped, as is what keeps the connection alive. */
    public JsonNode await(String type) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (System.nanoTime() - end < 0) {
            JsonNode message = next();
            if (message.path("type").asText().equals(type)) {
                return message;
            }
        }
        throw new AssertionError("no " + type + " within " + PATIENCE_SECONDS + " s");
    }

    public JsonNode next() throws InterruptedException {
        String text = messages.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (text == null) {
            throw new AssertionError("no message within " + PATIENCE_SECONDS + " s");
        }
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError("no JSON: " + text, e);
        }
    }

    /** Whether the server ends the connection, however it does, because of so many messages. */
    public boolean isEndedBy(int count, String query) throws InterruptedException {
        try {
            for (int sent = 0; sent < count; sent++) {
                subscribe(Integer.toString(sent), query);
            }
        } catch (CompletionException e) {
            // it has ended already
        }
        try {
            end.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            return true;
        } catch (TimeoutException | ExecutionException e) {
            return false;
        }
    }

    /** The code of each error that a message tells of. */
    public static List<String> codes(JsonNode message) {
        JsonNode payload = message.path("payload");
        List<String> codes = new ArrayList<>();
        (payload.isArray() ? payload : payload.path("errors"))
                .forEach(error -> codes.add(error.at("/extensions/code").asText()));
        return codes;
    }

    /** Whether there is a message that nobody has taken. */
    public boolean hasNext() {
        return !messages.isEmpty();
    }

    @Override
    public void close() {
        socket.abort();
    }

    private static WebSocket.Builder builder() {
        return HttpClient.newHttpClient().newWebSocketBuilder();
    }

    private GraphSocket begun(Map<String, ?> greeting) throws InterruptedException {
        send(greeting);
        await("connection_ack");
        return this;
    }

    private void send(Map<String, ?> message) {
        try {
            socket.sendText(JSON.writeValueAsString(message), true).join();
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** Puts together what comes in parts. */
    private record Listener(BlockingQueue<String> messages, CompletableFuture<Void> end, StringBuilder part)
            implements WebSocket.Listener {

        Listener(BlockingQueue<String> messages, CompletableFuture<Void> end) {
            this(messages, end, new StringBuilder());
        }

        @Override
        public CompletionStage<?> onClose(WebSocket from, int status, String reason) {
            end.complete(null);
            return null;
        }

        @Override
        public void onError(WebSocket from, Throwable error) {
            end.complete(null);
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
    }
}
