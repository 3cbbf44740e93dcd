package io.neonpro.scheduling;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.Base64;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/** A patient service on the wire, that knows some patients and may be switched off. */
public final class PeerPatients implements AutoCloseable {

    private final Set<UUID> known = ConcurrentHashMap.newKeySet();
    private final AtomicReference<String> consistencyToken = new AtomicReference<>();
    private final AtomicInteger questions = new AtomicInteger();
    private final HttpServer server;
    private volatile int refusal;

    private PeerPatients(HttpServer server) {
        this.server = server;
    }

    public static PeerPatients start() {
        try {
            URI url = URI.create(Topic.config("neonpro.peer.patient.url"));
            HttpServer server = HttpServer.create(new InetSocketAddress(url.getHost(), url.getPort()), 0);
            PeerPatients peer = new PeerPatients(server);
            server.createContext("/api/v1/patients/", exchange -> peer.answer(exchange, named(exchange)));
            server.createContext("/api/v1/me", exchange -> peer.answer(exchange, asking(exchange)));
            server.start();
            return peer;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static UUID named(HttpExchange exchange) {
        String path = exchange.getRequestURI().getPath();
        return UUID.fromString(path.substring(path.lastIndexOf('/') + 1));
    }

    /** Whom the token is of. */
    private static UUID asking(HttpExchange exchange) {
        String token = exchange.getRequestHeaders().getFirst("Authorization");
        return UUID.fromString(
                new JsonObject(Buffer.buffer(Base64.getUrlDecoder().decode(token.split("\\.")[1])))
                        .getString("patient"));
    }

    private void answer(HttpExchange exchange, UUID patient) throws IOException {
        questions.incrementAndGet();
        consistencyToken.set(exchange.getRequestHeaders().getFirst("Consistency-Token"));
        boolean hasToken = exchange.getRequestHeaders().containsKey("Authorization");
        int status = !hasToken ? 401 : refusal != 0 ? refusal : known.contains(patient) ? 200 : 404;
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, 2);
        exchange.getResponseBody().write("{}".getBytes());
        exchange.close();
    }

    public UUID register() {
        UUID id = UUID.randomUUID();
        known.add(id);
        return id;
    }

    /** Shows nobody to anybody any more, or everybody again by 0. */
    public void refuse(int status) {
        refusal = status;
    }

    /** With which it was asked last. */
    public String consistencyToken() {
        return consistencyToken.get();
    }

    public int questions() {
        return questions.get();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    /** Where it will be once it runs; nobody answers there before. */
    static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
