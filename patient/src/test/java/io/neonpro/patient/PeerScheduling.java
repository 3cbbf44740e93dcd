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

/**
 * A scheduling service on the wire, that knows who has a visit ahead and whose visits are, and may be out of order; what the
 * others are asked for an archive it answers, too.
 */
public final class PeerScheduling implements QuarkusTestResourceLifecycleManager {

    private static final String AHEAD = """
            {"code": "appointments-ahead", "detail": "Cancel them first.", "count": 1,
             "appointments": [{"start": "2030-09-07T14:00:00-03:00"}]}
            """;

    private static final String ACCOUNT = """
            {"accounts": [{"email": "ana@example.com"}], "invitations": [], "sessions": [{"device": "<Firefox>"}]}
            """;

    /** Whose name it says. */
    public static final UUID PRACTITIONER = UUID.randomUUID();

    private final Set<String> expected = ConcurrentHashMap.newKeySet();
    private final Map<String, Integer> failing = new ConcurrentHashMap<>();
    private final Map<String, UUID> owners = new ConcurrentHashMap<>();
    private final Set<String> practitioners = ConcurrentHashMap.newKeySet();
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
        server.createContext("/api/v1/appointments", exchange -> page(exchange, "status", "completed"));
        server.createContext("/api/v1/invoices", exchange -> page(exchange, "number", "42"));
        server.createContext("/api/v1/payments", exchange -> page(exchange, "method", "pix"));
        server.createContext("/api/v1/messages", exchange -> page(exchange, "subject", "<Oi>"));
        server.createContext("/api/v1/access-log", exchange -> page(exchange, "action", "invoice.read"));
        server.createContext("/api/v1/patient-account", exchange -> {
            send(exchange, 200, ACCOUNT);
            exchange.close();
        });
        server.createContext(
                "/api/v1/patient-account/security-events", exchange -> page(exchange, "kind", "signed-in"));
        server.createContext("/api/v1/practitioners/", this::answerPractitioner);
        server.createContext("/api/v1/users/", exchange -> {
            send(exchange, 200, "{\"name\": \"Carla Nunes\"}");
            exchange.close();
        });
        server.start();
        String url = "http://127.0.0.1:" + server.getAddress().getPort();
        return Map.of(
                "neonpro.peer.scheduling.url", url,
                "neonpro.peer.billing.url", url,
                "neonpro.peer.notify.url", url,
                "neonpro.peer.clinic.url", url,
                "neonpro.peer.identity.url", url);
    }

    /** Two pages of one thing each. */
    private void page(HttpExchange exchange, String field, String value) throws IOException {
        String query = exchange.getRequestURI().getQuery();
        if (failing.keySet().stream().anyMatch(query::contains)) {
            exchange.sendResponseHeaders(503, -1);
        } else {
            boolean isLast = query.contains("cursor=");
            send(
                    exchange,
                    200,
                    "{\"items\": [{\"%s\": \"%s\"}], \"next\": %s}"
                            .formatted(field, value, isLast ? "null" : "\"more\""));
        }
        exchange.close();
    }

    private static void send(HttpExchange exchange, int status, String json) throws IOException {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders()
                .add("Content-Type", status < 400 ? "application/json" : "application/problem+json");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }

    private void answer(HttpExchange exchange) throws IOException {
        questions.incrementAndGet();
        String patient = exchange.getRequestURI().getPath().split("/")[4];
        boolean isCaller = exchange.getRequestHeaders().containsKey("Authorization");
        if (!isCaller) {
            exchange.sendResponseHeaders(401, -1);
        } else if (failing.containsKey(patient)) {
            exchange.sendResponseHeaders(failing.get(patient), -1);
        } else if (exchange.getRequestURI().getPath().endsWith("/preferences")) {
            send(exchange, 200, "{\"email\": true}");
        } else if (expected.contains(patient)) {
            send(exchange, 409, AHEAD);
        } else {
            exchange.sendResponseHeaders(204, -1);
        }
        exchange.close();
    }

    private void answerAppointment(HttpExchange exchange) throws IOException {
        String id = exchange.getRequestURI().getPath().split("/")[4];
        if (failing.containsKey(id)) {
            exchange.sendResponseHeaders(failing.get(id), -1);
        } else if (owners.containsKey(id) && exchange.getRequestHeaders().containsKey("Authorization")) {
            send(exchange, 200, "{\"patientId\": \"%s\"}".formatted(owners.get(id)));
        } else {
            exchange.sendResponseHeaders(404, -1);
        }
        exchange.close();
    }

    private void answerPractitioner(HttpExchange exchange) throws IOException {
        String id = exchange.getRequestURI().getPath().split("/")[4];
        if (failing.containsKey(id)) {
            exchange.sendResponseHeaders(failing.get(id), -1);
        } else {
            boolean isKnown = id.equals(PRACTITIONER.toString()) || practitioners.contains(id);
            send(exchange, isKnown ? 200 : 404, "{\"name\": \"Dra. Beatriz Lima\"}");
        }
        exchange.close();
    }

    /** From now on it knows somebody more who practises. */
    public UUID employ() {
        UUID id = UUID.randomUUID();
        practitioners.add(id.toString());
        return id;
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

    /** From now on it has no answer about this patient, this appointment or who practises. */
    public void breakFor(UUID id) {
        refuseFor(id, 503);
    }

    /** The same, and it says why. */
    public void refuseFor(UUID id, int status) {
        failing.put(id.toString(), status);
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
