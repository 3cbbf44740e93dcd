package io.neonpro.patient.own;

import static io.neonpro.patient.Api.PATIENTS;
import static io.neonpro.patient.Api.faults;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.neonpro.devstack.event.TestEvents;
import io.neonpro.patient.Api;
import io.neonpro.patient.ServiceTest;
import io.neonpro.patient.person.Cpfs;
import io.restassured.http.Method;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What patients see and change of themselves, and nothing else. */
@ServiceTest
class OwnProfileTest {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final String ME = "/api/v1/me";

    private final Api group = Api.ofNewTenant();
    private UUID ana;
    private Api own;

    @BeforeEach
    void registerSomebody() {
        ana = group.register(Map.of("name", "Ana Souza", "email", "ana@example.com"));
        own = group.ofPatient(ana);
    }

    @Test
    void onesOwnProfileIsShownWhole() {
        group.register("Bia");

        own.get(ME)
                .statusCode(200)
                .header("ETag", "\"1\"")
                .body("id", equalTo(ana.toString()))
                .body("birthDate", equalTo("1990-05-01"))
                .body("email", equalTo("ana@example.com"));
    }

    @Test
    void howOneIsReachedIsOnesOwnToSay() {
        own.patch(ME, Map.of("email", "souza@example.com", "phone", "(11) 98765-4321", "language", "en"))
                .statusCode(200)
                .header("ETag", "\"2\"");

        own.get(ME)
                .body("email", equalTo("souza@example.com"))
                .body("phone", equalTo("+5511987654321"))
                .body("language", equalTo("en"))
                .body("name", equalTo("Ana Souza"));
        own.patch(ME, "{\"email\": null}").statusCode(200).body("email", nullValue());
    }

    /** Which would fill their history, and everybody's who listens to it. */
    @Test
    void nobodyChangesThemselvesAllDay() {
        ValidatableResponse refused = Stream.iterate(0, change -> change + 1)
                .limit(40)
                .map(change -> own.patch(ME, Map.of("email", "ana" + change + "@example.com")))
                .filter(answer -> answer.extract().statusCode() == 429)
                .findFirst()
                .orElseThrow();

        refused.header("Retry-After", notNullValue()).body("code", equalTo("too-many-changes"));
        own.get(ME).statusCode(200);
        group.patch(PATIENTS + "/" + ana, Map.of("language", "en")).statusCode(200);
    }

    @Test
    void aChangeOfAnotherVersionIsRefused() {
        own.request()
                .header("If-Match", "\"7\"")
                .body(Map.of("language", "en"))
                .patch(ME)
                .then()
                .statusCode(412);

        own.get(ME).body("version", equalTo(1));
    }

    @Test
    void aConsentIsTakenBackInTheVersionThatWasMeant() {
        String consent = group.post(
                        PATIENTS + "/{id}/consents",
                        Map.of("purpose", "marketing", "version", "1", "channel", "app"),
                        ana)
                .extract()
                .path("id");
        String revoke = ME + "/consents/" + consent + "/revoke";

        own.request().header("If-Match", "\"2\"").post(revoke).then().statusCode(412);
        own.get(ME + "/consents").body("items[0].revokedAt", nullValue());
        own.request().header("If-Match", "\"1\"").post(revoke).then().statusCode(200);
    }

    @Test
    void whoOneIsTheClinicCorrects() {
        var refused = own.patch(
                ME,
                Map.of(
                        "name", "Eva Souza",
                        "birthDate", "1991-05-01",
                        "cpf", Cpfs.any(),
                        "email", "eva@example.com"));

        refused.statusCode(422).body("code", equalTo("correction-needed"));
        assertThat(faults(refused)).containsOnlyKeys("name", "birthDate", "cpf");
        own.get(ME).body("version", equalTo(1)).body("email", equalTo("ana@example.com"));
        own.patch(ME, Map.of("name", "Ana Souza", "language", "en")).statusCode(200);
    }

    /** Not even what is theirs, by the ways of those who work there. */
    @ParameterizedTest
    @CsvSource({
        "GET, '', ''",
        "PATCH, '', {}",
        "GET, /records, ''",
        "POST, /records, {}",
        "GET, /consents, ''",
        "POST, /consents, {}",
        "GET, /export, ''",
        "GET, /export/archive, ''",
        "POST, /erase, ''",
    })
    void noOtherWayIsOpen(Method method, String below, String body) {
        own.request()
                .body(body)
                .request(method, PATIENTS + "/" + ana + below)
                .then()
                .statusCode(403);
    }

    @Test
    void nobodyIsFoundAndNothingIsTold() {
        own.get(PATIENTS).statusCode(403);
        own.get("/api/v1/data-subject-requests").statusCode(403);
        own.get("/api/v1/access-log").statusCode(403);
        own.get("/api/v1/portable-data").statusCode(403);
        own.graph(
                        "query($id: ID!, $of: [_Any!]!) { patient(id: $id) { name }"
                                + " patients { edges { node { name } } }"
                                + " _entities(representations: $of) { ... on Patient { name } } }",
                        Map.of("id", ana, "of", List.of(Map.of("__typename", "Patient", "id", ana))))
                .body("errors.extensions.code", hasItems("forbidden", "forbidden", "forbidden"))
                .body("data.patient", nullValue())
                .body("data.patients", nullValue())
                .body("data._entities[0]", nullValue());
    }

    @ParameterizedTest
    @CsvSource({
        "GET, '', ''",
        "PATCH, '', {}",
        "GET, /consents, ''",
        "POST, /consents/00000000-0000-7000-8000-000000000000/revoke, ''",
        "GET, /requests, ''",
        "POST, /requests, {\"kind\":\"access\"}",
        "GET, /requests/00000000-0000-7000-8000-000000000000, ''",
    })
    void whoIsNoPatientOrMayNotHasNothingOfTheirOwn(Method method, String below, String body) {
        Api machine = group.allowedTo("own:read own:write");
        Api staff = group.allowedTo("patient:read patient:write consent:read consent:write");
        Api other = group.ofPatient(ana, method == Method.GET ? "own:write" : "own:read");

        machine.request().body(body).request(method, ME + below).then().statusCode(403);
        staff.request().body(body).request(method, ME + below).then().statusCode(403);
        other.request().body(body).request(method, ME + below).then().statusCode(403);
    }

    @Test
    void aPatientOfAnotherGroupIsNobodyHere() {
        Api stranger = Api.ofNewTenant().ofPatient(ana);

        stranger.get(ME).statusCode(404);
        stranger.patch(ME, Map.of("language", "en")).statusCode(404);
        stranger.get(ME + "/consents").statusCode(404);
        stranger.get(ME + "/requests").statusCode(404);
        stranger.post(ME + "/requests", Map.of("kind", "access")).statusCode(404);
        own.get(ME).body("version", equalTo(1));
    }

    @Test
    void aPickedClinicThatDoesNotKnowOneDoesNot() {
        UUID clinic = UUID.randomUUID();
        UUID bia = group.at(clinic).register("Bia Lima");
        Api hers = group.ofPatient(bia);

        hers.request().header("X-Clinic-Id", clinic).get(ME).then().statusCode(200);
        hers.request()
                .header("X-Clinic-Id", UUID.randomUUID())
                .get(ME)
                .then()
                .statusCode(404)
                .body("code", equalTo("not-found"));
    }

    @Test
    void whoIsErasedIsNobody() {
        var asked = own.request().header("Idempotency-Key", "mine").body(Map.of("kind", "access"));
        asked.post(ME + "/requests").then().statusCode(201);
        group.post(PATIENTS + "/{id}/erase", "", ana).statusCode(204);
        Api still = group.ofPatient(ana);

        still.get(ME).statusCode(404);
        still.patch(ME, Map.of("language", "en")).statusCode(404);
        still.get(ME + "/consents").statusCode(404);
        still.get(ME + "/requests").statusCode(404);
        still.post(ME + "/requests", Map.of("kind", "access")).statusCode(404);
        own.request()
                .header("Idempotency-Key", "mine")
                .body(Map.of("kind", "access"))
                .post(ME + "/requests")
                .then()
                .statusCode(410)
                .body("code", equalTo("erased"));
    }

    /** What a data subject may ask for does not wait; what one is treated by does. */
    @Test
    void aSuspendedGroupOwesPeopleTheirRights() {
        String consent = group.post(
                        PATIENTS + "/{id}/consents",
                        Map.of("purpose", "marketing", "version", "1", "channel", "app"),
                        ana)
                .extract()
                .path("id");
        TestEvents.suspended(group.tenant());

        await().atMost(PATIENCE)
                .until(() -> own.patch(ME, Map.of("language", "en")).extract().statusCode() == 403);
        Api now = group.ofPatient(ana);
        now.get(ME).statusCode(200);
        now.get(ME + "/consents").statusCode(200);
        now.post(ME + "/consents/{consent}/revoke", "", consent).statusCode(200);
        now.post(ME + "/requests", Map.of("kind", "erasure")).statusCode(201);
        now.get(ME + "/requests").statusCode(200);
    }

    @Test
    void theLogSaysThatTheyDidItThemselves() {
        own.get(ME).statusCode(200);
        own.patch(ME, Map.of("language", "en")).statusCode(200);
        // of which there is none
        own.get(ME + "/consents").statusCode(200);
        own.post(ME + "/requests", Map.of("kind", "access")).statusCode(201);
        Api owner = group.allowedTo("tenant:write");

        await().atMost(PATIENCE)
                .untilAsserted(() -> owner.get("/api/v1/access-log?subject=" + ana)
                        .body(
                                "items.action",
                                hasItems(
                                        "patient.register",
                                        "own:patient.read",
                                        "own:patient.update",
                                        "own:consent.read",
                                        "own:subject-request.receive")));
    }
}
