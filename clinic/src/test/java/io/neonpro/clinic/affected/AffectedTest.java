package io.neonpro.clinic.affected;

import static io.neonpro.clinic.Examples.practitioner;
import static io.neonpro.clinic.Examples.treatment;
import static io.neonpro.clinic.Examples.week;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import com.sun.net.httpserver.HttpServer;
import io.micrometer.core.instrument.MeterRegistry;
import io.neonpro.clinic.Client;
import io.neonpro.clinic.Group;
import io.neonpro.clinic.WithoutIdentity;
import io.neonpro.devstack.DevstackResource;
import io.neonpro.devstack.client.VanishingClient;
import io.neonpro.devstack.postgres.TestDatabase;
import io.neonpro.devstack.token.TestTokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.smallrye.faulttolerance.api.CircuitBreakerMaintenance;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** C02, C03, C13: a change of the calendar answers with what it affects, until it is confirmed. */
@QuarkusTest
@TestProfile(WithoutIdentity.class)
@WithTestResource(DevstackResource.class)
class AffectedTest {

    private static final String ONE = """
            {"count": 1, "appointments": [{"id": "0190f2a0-0000-7000-8000-000000000001"}]}
            """;

    private static final Map<String, Object> NEVER = Map.of("weekly", List.of());

    @Inject
    MeterRegistry metrics;

    @Inject
    CircuitBreakerMaintenance breakers;

    @ConfigProperty(name = "neonpro.peer.scheduling.url")
    URI address;

    private final List<String> questions = new CopyOnWriteArrayList<>();
    private final CompletableFuture<Void> end = new CompletableFuture<>();
    private volatile boolean isSlow;
    private volatile int refusal;
    private HttpServer scheduling;
    private Group group;
    private Client owner;
    private String practitioner;
    private String workingHours;
    private String openingHours;

    @BeforeEach
    void signUp() throws IOException {
        breakers.resetAll();
        group = Group.onboarded();
        owner = group.asOwner();
        practitioner = "/api/v1/practitioners/" + owner.create("/api/v1/practitioners", practitioner(group.clinic()));
        workingHours = practitioner + "/working-hours";
        openingHours = "/api/v1/clinics/" + group.clinic() + "/opening-hours";
        owner.put(openingHours, week()).statusCode(200);
        startScheduling();
    }

    private void startScheduling() throws IOException {
        scheduling = HttpServer.create(new InetSocketAddress(address.getHost(), address.getPort()), 0);
        scheduling.createContext("/api/v1/affected-appointments", exchange -> {
            questions.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            if (isSlow) {
                end.join();
            }
            boolean isCaller = exchange.getRequestHeaders().containsKey("Authorization");
            byte[] body = ONE.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(!isCaller ? 401 : refusal != 0 ? refusal : 200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        scheduling.setExecutor(task -> Thread.ofVirtual().start(task));
        scheduling.start();
    }

    @AfterEach
    void stopScheduling() {
        end.complete(null);
        scheduling.stop(0);
    }

    /** C02 */
    @Test
    void hoursThatAffectAppointmentsAreRefusedUntilConfirmed() {
        owner.put(openingHours, NEVER)
                .statusCode(409)
                .contentType("application/problem+json")
                .body("code", equalTo("appointments-affected"))
                .body("count", equalTo(1))
                .body("appointments.id", contains("0190f2a0-0000-7000-8000-000000000001"));
        owner.get(openingHours).header("ETag", "\"1\"");

        owner.put(openingHours + "?confirm=true", NEVER).statusCode(200).header("ETag", "\"2\"");
        assertThat(questions).singleElement().asString().contains("\"hours\"", "\"revision\":2");
    }

    /** C02: nothing can be booked before there are hours. */
    @Test
    void theFirstHoursAffectNothing() {
        Map<String, Object> hours = Map.of("clinicId", group.clinic(), "weekly", List.of());
        owner.put(workingHours, hours).statusCode(200);

        assertThat(questions).isEmpty();
    }

    /** C03 */
    @Test
    void whatIsBookedIsArchivedOnlyWhenConfirmed() {
        String room = "/api/v1/resources/"
                + owner.create(
                        "/api/v1/resources", Map.of("name", "Sala 1", "kind", "room", "clinicId", group.clinic()));
        String peeling = "/api/v1/treatments/" + owner.create("/api/v1/treatments", treatment("Peeling"));
        for (String entry : List.of(practitioner, room, peeling)) {
            owner.delete(entry).statusCode(409).body("code", equalTo("appointments-affected"));
            owner.get(entry).statusCode(200).body("archived", equalTo(false));

            owner.delete(entry + "?confirm=true").statusCode(204);

            owner.get(entry).statusCode(200).body("archived", equalTo(true));
        }
        assertThat(questions).hasSize(3).allMatch(question -> question.contains("\"archived\":true"));
    }

    /** Before scheduling is asked, in whose name nobody can then. */
    @Test
    void whoGoesAwayChangesNothingUnasked() {
        String id = practitioner.substring(practitioner.lastIndexOf('/') + 1);
        String token = TestTokens.user(group.tenant()).scopes("catalogue:write").sign();
        var client = new VanishingClient(
                RestAssured.port, () -> metrics.get("pending.requests").gauge().value());

        TestDatabase.whileChanging(
                () -> client.ask("DELETE", practitioner, token, ""),
                client::vanish,
                "update practitioner set version = version where id = ?",
                UUID.fromString(id));

        owner.delete(practitioner).statusCode(409).body("code", equalTo("appointments-affected"));
        assertThat(questions).hasSize(1);
    }

    /** C03: appointments of the past still name them. */
    @Test
    void whatIsArchivedStaysReadable() {
        owner.delete(practitioner + "?confirm=true").statusCode(204);

        String id = practitioner.substring(practitioner.lastIndexOf('/') + 1);
        owner.query(
                        "query($r: [_Any!]!) { _entities(representations: $r) { ... on Practitioner { name } } }",
                        Map.of("r", List.of(Map.of("__typename", "Practitioner", "id", id))))
                .statusCode(200)
                .body("data._entities.name", contains("Bruno Dias"));
        owner.get(practitioner).statusCode(200).body("name", equalTo("Bruno Dias"));
    }

    /** C13 */
    @Test
    void whoIsBookedLeavesAClinicOnlyWhenConfirmed() {
        String other = owner.create("/api/v1/clinics", Map.of("name", "Norte"));
        owner.patch(practitioner, Map.of("clinicIds", List.of(group.clinic(), other)))
                .statusCode(200);
        assertThat(questions).isEmpty();
        Map<String, Object> left = Map.of("clinicIds", List.of(other));

        owner.patch(practitioner, left).statusCode(409).body("code", equalTo("appointments-affected"));

        owner.patch(practitioner + "?confirm=true", left).statusCode(200).body("clinicIds", contains(other));
    }

    /** C03: a room that becomes a device, and a device that becomes another, are booked as what they were. */
    @Test
    void whatIsBookedIsMadeAnotherKindOnlyWhenConfirmed() {
        String laser = "/api/v1/resources/"
                + owner.create(
                        "/api/v1/resources",
                        Map.of("name", "L", "kind", "device", "deviceType", "laser", "clinicId", group.clinic()));
        Map<String, Object> other = Map.of("deviceType", "diode-laser");
        Map<String, Object> room = new HashMap<>(Map.of("kind", "room"));
        room.put("deviceType", null);

        for (Map<String, Object> change : List.of(other, room)) {
            owner.patch(laser, change).statusCode(409).body("code", equalTo("appointments-affected"));
            owner.patch(laser + "?confirm=true", change).statusCode(200);
        }

        assertThat(questions).hasSize(2).allMatch(question -> question.contains("\"resource\""));
    }

    @Test
    void aNewNameAffectsNothing() {
        owner.patch(practitioner, Map.of("name", "Bruno Lima")).statusCode(200);

        assertThat(questions).isEmpty();
    }

    /** The clinic has to be closed whatever is booked; scheduling flags it as it hears of it. */
    @Test
    void withoutSchedulingTheCalendarIsChanged() {
        scheduling.stop(0);

        owner.delete(practitioner).statusCode(204);
    }

    /** It goes on with the first question, and would have two to answer. */
    @Test
    void schedulingThatIsSlowIsAskedOnce() {
        isSlow = true;

        owner.delete(practitioner).statusCode(204);

        assertThat(questions).hasSize(1);
    }

    /** They ask too often, for example: scheduling is there, and has to be asked for others. */
    @ParameterizedTest
    @ValueSource(ints = {403, 429})
    void whomSchedulingDoesNotAnswerIsToldSoAndOthersAreAskedForOn(int status) {
        refusal = status;
        for (int i = 0; i < 15; i++) {
            owner.put(openingHours, NEVER).statusCode(status);
        }
        assertThat(questions).hasSize(15);

        refusal = 0;

        owner.put(openingHours, NEVER).statusCode(409).body("code", equalTo("appointments-affected"));
    }

    /** As one of another version may, or that does not know a new signing key yet: that is no fault of the caller's. */
    @ParameterizedTest
    @ValueSource(ints = {400, 401, 404, 405, 415})
    void whatSchedulingDoesNotUnderstandIsChanged(int status) {
        refusal = status;

        owner.put(openingHours, NEVER).statusCode(200);

        assertThat(questions).isNotEmpty();
    }

    @Test
    void whoseTokenIsNotForSchedulingChangesNothingUnasked() {
        Client here = new Client(TestTokens.user(group.tenant())
                .with("aud", List.of("clinic"))
                .scopes("catalogue:write")
                .sign());

        here.put(openingHours, NEVER).statusCode(403).body("code", equalTo("forbidden"));

        owner.get(openingHours).header("ETag", "\"1\"");
        here.put(openingHours + "?confirm=true", NEVER).statusCode(200);
        assertThat(questions).isEmpty();
    }

    @Test
    void confirmIsTrueOrFalse() {
        for (String confirm :
                List.of("?confirm=texto", "?confirm=", "?confirm=true&confirm=true", "?confirm=a&confirm=b")) {
            owner.delete(practitioner + confirm).statusCode(400).body("errors.field", contains("confirm"));
        }
    }
}
