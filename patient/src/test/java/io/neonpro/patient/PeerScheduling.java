package io.neonpro.patient;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** A scheduling service on the wire, that knows who has a visit ahead and whose visits are, and may be out of order. */
public final class PeerScheduling implements QuarkusTestResourceLifecycleManager {

    private static final String AHEAD = """
            {"code": "appointments-ahead", "detail": "Cancel them first.", "count": 1,
             "appointments": [{"start": "2030-09-07T14:00:00-03:00"}]}
            """;

    private final Set<String> expected = ConcurrentHashMap.newKeySet();
    private final Set<String> outOfOrder = ConcurrentHashMap.newKeySet();
    private final Map<String, UUID> owners = new ConcurrentHashMap<>();
    private final AtomicInteger questions = new AtomicInteger();
    private HttpServer server;

    @Override
    public Map<String, String> start() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/api/v1/patients/", this::answer);
        server.createContext("/api/v1/appointments/", this::answerAppointment);
        server.start();
        return Map.of(
                "quarkus.rest-client.scheduling.url",
                "http://127.0.0.1:" + server.getAddress().getPort());
    }

    private void answer(HttpExchange exchange) throws IOException {
        questions.incrementAndGet();
        String patient = exchange.getRequestURI().getPath().split("/")[4];
        boolean isCaller = exchange.getRequestHeaders().containsKey("Authorization");
        if (!isCaller) {
            exchange.sendResponseHeaders(401, -1);
        } else if (outOfOrder.contains(patient)) {
            exchange.sendResponseHeaders(503, -1);
        } else if (expected.contains(patient)) {
            byte[] body = AHEAD.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/problem+json");
            exchange.sendResponseHeaders(409, body.length);
            exchange.getResponseBody().write(body);
        } else {
            exchange.sendResponseHeaders(204, -1);
        }
        exchange.close();
    }

    private void answerAppointment(HttpExchange exchange) throws IOException {
        String id = exchange.getRequestURI().getPath().split("/")[4];
        if (outOfOrder.contains(id)) {
            exchange.sendResponseHeaders(503, -1);
        } else if (owners.containsKey(id) && exchange.getRequestHeaders().containsKey("Authorization")) {
            byte[] body = "{\"patientId\": \"%s\"}".formatted(owners.get(id)).getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        } else {
            exchange.sendResponseHeaders(404, -1);
        }
        exchange.close();
    }

    /** From now on it knows an appointment of this patient. */
    public UUID book(UUID patient) {
        UUID id = UUID.randomUUID();
        owners.put(id.toString(), patient);
        return id;
    }

    /** From now on this patient has a visit ahead. */
    public void expect(UUID patient) {
        expected.add(patient.toString());
    }

    /** From now on it has no answer about this patient, or this appointment. */
    public void breakFor(UUID id) {
        outOfOrder.add(id.toString());
    }

    public int questions() {
        return questions.get();
    }

    /** Hands itself to fields of its type. */
    @Override
    public void inject(TestInjector testInjector) {
        testInjector.injectIntoFields(this, field -> field.getType().isInstance(this));
    }

    @Override
    public void stop() {
        if (server != null) {
            server.stop(0);
        }
    }
}
