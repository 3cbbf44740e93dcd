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
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A client of subscriptions, by the protocol graphql-transport-ws. */
public final class GraphSocket implements AutoCloseable {

    private static final int PATIENCE_SECONDS = 60;
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String AUTHORIZATION = "Authorization";

    private final BlockingQueue<String> messages = new LinkedBlockingQueue<>();
    private final WebSocket socket;

    private GraphSocket(WebSocket.Builder builder, URI server) {
        URI address = URI.create(server.toString().replaceFirst("^http", "ws") + "/graphql");
        socket = builder.subprotocols("graphql-transport-ws")
                .buildAsync(address, new Listener(messages))
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
        send(Map.of("id", "1", "type", "subscribe", "payload", Map.of("query", query)));
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
    private record Listener(BlockingQueue<String> messages, StringBuilder part) implements WebSocket.Listener {

        Listener(BlockingQueue<String> messages) {
            this(messages, new StringBuilder());
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
