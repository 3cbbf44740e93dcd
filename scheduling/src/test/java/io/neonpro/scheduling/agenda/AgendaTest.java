package io.neonpro.scheduling.agenda;

import static io.neonpro.scheduling.Group.monday;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import io.neonpro.contracts.clinic.CatalogueEvent.ClinicChanged;
import io.neonpro.devstack.DevstackResource;
import io.neonpro.devstack.graph.GraphSocket;
import io.neonpro.devstack.postgres.TestDatabase;
import io.neonpro.devstack.token.TestTokens;
import io.neonpro.scheduling.BriefHolds;
import io.neonpro.scheduling.Client;
import io.neonpro.scheduling.Group;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@TestProfile(BriefHolds.class)
@WithTestResource(DevstackResource.class)
class AgendaTest {

    private Group group;
    private UUID treatment;
    private UUID patient;

    @BeforeEach
    void openClinic() {
        group = Group.open();
        group.practitioner("physician");
        treatment = group.treatment();
        patient = group.patient();
        group.settled(treatment, patient);
    }

    private String book(String time) {
        return group.book(patient, treatment, monday(time))
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    @Test
    void aWatcherSeesABookingAtOnceAndWhoeverWatchesElsewhereDoesNot() throws Exception {
        Group strangers = Group.open();
        strangers.settled(strangers.treatment());
        BlockingQueue<String> seen = watch(group.token(), group.clinic);
        BlockingQueue<String> nextDoor = watch(group.token(), clinicNextDoor());
        BlockingQueue<String> strange = watch(strangers.token(), strangers.clinic);

        String warmUp = book("09:00");
        assertThat(data(seen).getJsonObject("appointment").getString("id")).isEqualTo(warmUp);
        String id = book("10:00");
        long begin = System.nanoTime();
        JsonObject change = data(seen);
        System.out.printf("from the answer to the watcher: %d ms%n", (System.nanoTime() - begin) / 1_000_000);

        assertThat(change.getString("type")).isEqualTo("io.neonpro.appointment.scheduled.v1");
        assertThat(change.getJsonObject("appointment").getString("id")).isEqualTo(id);
        assertThat(change.getJsonObject("appointment").getString("status")).isEqualTo("scheduled");
        assertThat(Stream.concat(strange.stream(), nextDoor.stream()).filter(line -> line.startsWith("data:")))
                .isEmpty();
    }

    @Test
    void whomAWatcherHasSeenIsNoted() throws Exception {
        UUID watcher = UUID.randomUUID();
        BlockingQueue<String> seen = watch(group.token(watcher), group.clinic);

        book("09:00");
        data(seen);

        assertNotedThatSeenBy(watcher);
    }

    @Test
    void whomASubscriptionHasShownIsNotedToo() throws Exception {
        UUID watcher = UUID.randomUUID();

        try (GraphSocket socket = socket(group.token(watcher))) {
            socket.subscribe(subscription(group.clinic));
            bookUntilSeen(socket);
        }

        assertNotedThatSeenBy(watcher);
    }

    private void assertNotedThatSeenBy(UUID watcher) {
        String owner = TestTokens.user(group.tenant).scopes("tenant:write").sign();
        await().untilAsserted(() -> Group.as(owner)
                .get("/api/v1/access-log?subject=" + patient + "&actor=" + watcher)
                .then()
                .body("items.action", contains("appointment.read")));
    }

    /** One more of the group, that has arrived. */
    private UUID clinicNextDoor() {
        UUID clinic = UUID.randomUUID();
        group.tell(clinic, new ClinicChanged(clinic, 1, "Boreal", Group.SAO_PAULO, null, false));
        await().atMost(Duration.ofMinutes(3))
                .until(() -> TestDatabase.count("select count(*) from clinic where id = ?", clinic) == 1);
        return clinic;
    }

    /** Whoever is sent nothing is answered, and done: the connection is free for what comes next. */
    @Test
    void whoAsksForTheHeadersOnlyWatchesNothing() throws Exception {
        Client client = new Client(group.token());
        var head = client.request("/api/v1/agenda/stream?clinicId=" + group.clinic)
                .timeout(Duration.ofMinutes(2))
                .method("HEAD", BodyPublishers.noBody())
                .build();
        var next = client.request("/api/v1/appointments?clinicId=" + group.clinic)
                .timeout(Duration.ofSeconds(20))
                .GET()
                .build();

        var answer = client.http().send(head, BodyHandlers.discarding());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/event-stream");
        assertThat(client.http().send(next, BodyHandlers.discarding()).statusCode())
                .isEqualTo(200);
    }

    /** One that gathers answers until they are worth sending on is told not to. */
    @Test
    void noProxyIsToKeepChangesBack() throws Exception {
        Client client = new Client(group.token());
        var watching = client.request("/api/v1/agenda/stream?clinicId=" + group.clinic)
                .timeout(Duration.ofMinutes(2))
                .GET()
                .build();

        var answer = client.http().send(watching, BodyHandlers.ofInputStream());
        answer.body().close();

        assertThat(answer.headers().firstValue("X-Accel-Buffering")).hasValue("no");
    }

    /** A change of the calendar, that nobody made to the appointment. */
    @Test
    void aWatcherSeesWhatNeedsAttention() throws Exception {
        BlockingQueue<String> seen = watch(group.token(), group.clinic);
        String id = book("09:00");
        assertThat(data(seen).getJsonObject("appointment").getString("id")).isEqualTo(id);

        group.tell(group.clinic, new ClinicChanged(group.clinic, 2, "Aurora", Group.SAO_PAULO, null, true));

        JsonObject change = data(seen);
        assertThat(change.getString("type")).isEqualTo("io.neonpro.appointment.flagged.v1");
        assertThat(change.getJsonObject("appointment").getString("id")).isEqualTo(id);
        assertThat(change.getJsonObject("appointment").getJsonArray("attention"))
                .containsExactly("clinic-archived");
    }

    @Test
    void aClinicThatTheTokenDoesNotOpenIsNotWatched() {
        String token = TestTokens.user(group.tenant)
                .scopes("appointment:read")
                .clinics(UUID.randomUUID())
                .sign();

        Group.as(token)
                .get("/api/v1/agenda/stream?clinicId=" + group.clinic)
                .then()
                .statusCode(403);
    }

    /** F13: before the response begins, since afterwards nobody could tell. */
    @Test
    void aClinicThatIsNotThereIsNotWatched() {
        group.asReception()
                .get("/api/v1/agenda/stream?clinicId=" + UUID.randomUUID())
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .body("code", equalTo("not-found"));
        group.asReception().get("/api/v1/agenda/stream?clinicId=x").then().statusCode(400);
        group.asReception().get("/api/v1/agenda/stream").then().statusCode(400);
    }

    /** F12, F13 */
    @ParameterizedTest
    @CsvSource({"00000000-0000-7000-8000-000000000000, not-found", "garbage, invalid-input", "'', invalid-input"})
    void aSubscriptionOfNoClinicSaysSo(String clinic, String code) throws Exception {
        try (GraphSocket socket = socket()) {
            socket.subscribe(subscription(clinic));

            JsonNode answer = socket.next();

            assertThat(GraphSocket.codes(answer)).containsExactly(code);
            assertThat(answer.toString()).doesNotContain("internal", "Exception");
        }
    }

    @Test
    void aSubscriptionOfAClinicOfOthersSaysTheSame() throws Exception {
        UUID theirs = Group.open().clinic;

        try (GraphSocket socket = socket()) {
            socket.subscribe(subscription(theirs));

            assertThat(GraphSocket.codes(socket.next())).containsExactly("not-found");
        }
    }

    private static String subscription(Object clinic) {
        return "subscription { agendaChanged(clinicId: \"%s\") { id start status } }".formatted(clinic);
    }

    @Test
    void aSubscriptionSeesTheSame() throws Exception {
        try (GraphSocket socket = socket()) {
            socket.subscribe(subscription(group.clinic));

            List<String> booked = bookUntilSeen(socket);

            JsonNode payload = socket.await("next").path("payload");
            assertThat(payload.has("errors")).as("%s", payload).isFalse();
            JsonNode seen = payload.at("/data/agendaChanged");
            assertThat(booked).contains(seen.path("id").asText());
            assertThat(seen.path("status").asText()).isEqualTo("SCHEDULED");
        }
    }

    /** Nothing says when a subscription has begun: what came before it is not shown. */
    private List<String> bookUntilSeen(GraphSocket socket) {
        List<String> booked = new ArrayList<>();
        await().pollInterval(Duration.ofSeconds(1))
                .atMost(Duration.ofSeconds(8))
                .until(() -> {
                    if (!socket.hasNext()) {
                        booked.add(book("%02d:00".formatted(9 + booked.size())));
                    }
                    return socket.hasNext();
                });
        return booked;
    }

    private GraphSocket socket() throws InterruptedException {
        return socket(group.token());
    }

    private static GraphSocket socket(String token) throws InterruptedException {
        return GraphSocket.open(URI.create("http://localhost:" + RestAssured.port), token);
    }

    /** What the stream says, line by line; begun when this returns. */
    private BlockingQueue<String> watch(String token, UUID clinic) throws Exception {
        BlockingQueue<String> lines = new LinkedBlockingQueue<>();
        Client client = new Client(token);
        var request = client.request("/api/v1/agenda/stream?clinicId=" + clinic)
                .timeout(Duration.ofMinutes(2))
                .GET()
                .build();
        var answer = client.http().sendAsync(request, BodyHandlers.ofLines());
        answer.thenAccept(response -> {
            try (Stream<String> stream = response.body()) {
                stream.forEach(lines::add);
            }
        });
        // the first heartbeat comes when the stream has begun
        assertThat(lines.poll(20, TimeUnit.SECONDS)).isNotNull();
        return lines;
    }

    private static JsonObject data(BlockingQueue<String> lines) throws Exception {
        while (true) {
            String line = lines.poll(20, TimeUnit.SECONDS);
            assertThat(line).as("an event").isNotNull();
            if (line.startsWith("data:")) {
                return new JsonObject(line.substring(5));
            }
        }
    }
}
