package io.neonpro.identity;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import io.neonpro.devstack.event.TestEvents;
import io.neonpro.kernel.value.Ids;
import io.restassured.response.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import org.eclipse.microprofile.config.ConfigProvider;

/** A patient service on the wire, which shows each patient to whoever has the token of their tenant's owner. */
final class Patients {

    private static final int NOT_FOUND = 404;

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private static final Patients ALL = new Patients();

    private final Map<UUID, Integer> answers = new ConcurrentHashMap<>();
    private final Map<UUID, String> tokens = new ConcurrentHashMap<>();

    private Patients() {
        try {
            URI url = URI.create(ConfigProvider.getConfig().getValue("neonpro.peer.patient.url", String.class));
            HttpServer server = HttpServer.create(new InetSocketAddress(url.getHost(), url.getPort()), 0);
            server.createContext("/api/v1/patients/", exchange -> {
                String path = exchange.getRequestURI().getPath();
                UUID id = UUID.fromString(path.substring(path.lastIndexOf('/') + 1));
                boolean isTheirs = tokens.getOrDefault(id, "")
                        .equals(exchange.getRequestHeaders().getFirst("Authorization"));
                exchange.sendResponseHeaders(isTheirs ? answers.get(id) : NOT_FOUND, -1);
                exchange.close();
            });
            server.setExecutor(Executors.newCachedThreadPool(task -> {
                Thread thread = new Thread(task, "patients");
                thread.setDaemon(true);
                return thread;
            }));
            server.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One whom the owner sees. */
    static UUID of(Owner owner) {
        return of(owner, 200);
    }

    /** One of whom the owner, who asks, is answered so. */
    static UUID of(Owner owner, int status) {
        UUID id = Ids.next();
        ALL.answers.put(id, status);
        ALL.tokens.put(id, "Bearer " + owner.accessToken());
        return id;
    }

    /** Asks whoever has the address to sign in as a patient. */
    static Response invite(Owner owner, String email, UUID patient) {
        return owner.asks()
                .body(Map.of("name", "Rita Melo", "email", email, "roles", List.of("patient"), "patientId", patient))
                .post("/api/v1/users");
    }

    /** Who was asked, and accepts: their tokens. */
    static Response acceptAndSignIn(String email) {
        Owner.accept(email, "Rita", Owner.PASSWORD).then().statusCode(200);
        Response tokens = Login.exchange(Login.signIn(email, Owner.PASSWORD));
        tokens.then().statusCode(200);
        return tokens;
    }

    /** The id of a user who is a patient from now on. */
    static String join(Owner owner, UUID patient) {
        String email = address();
        invite(owner, email, patient).then().statusCode(201);
        return Owner.accept(email, "Rita", Owner.PASSWORD).path("userId");
    }

    static void erase(Owner owner, UUID patient) {
        TestEvents.publish("patient", "io.neonpro.patient.erased.v1", owner.tenant(), patient, """
                {"patientId":"%s"}
                """.formatted(patient));
    }

    /** Who had these tokens is signed out. */
    static void assertEnded(Response tokens) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> given().auth()
                        .oauth2(tokens.path("access_token"))
                        .get("/api/v1/sessions")
                        .then()
                        .statusCode(401));
        Owner.refresh(tokens.path("refresh_token")).then().statusCode(400);
    }

    static String address() {
        return "rita-" + Ids.next() + "@example.com";
    }
}
