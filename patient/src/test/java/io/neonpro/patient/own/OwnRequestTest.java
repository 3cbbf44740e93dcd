package io.neonpro.patient.own;

import static io.neonpro.patient.Api.PATIENTS;
import static io.neonpro.patient.Api.faults;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.neonpro.patient.Api;
import io.neonpro.patient.ServiceTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Patients take back consents of their own, and ask for what they may ask for as data subjects. */
@ServiceTest
class OwnRequestTest {

    private static final String CONSENTS = "/api/v1/me/consents";
    private static final String REVOKE = CONSENTS + "/{id}/revoke";
    private static final String REQUESTS = "/api/v1/me/requests";
    private static final String ALL_REQUESTS = "/api/v1/data-subject-requests";

    private final Api group = Api.ofNewTenant();
    private UUID ana;
    private UUID bia;

    @BeforeEach
    void registerTwo() {
        ana = group.register("Ana Souza");
        bia = group.register("Bia Lima");
    }

    @Test
    void aConsentIsTakenBackByWhoGaveIt() {
        String photos = give(ana, "photos");
        String marketing = give(ana, "marketing");
        Api own = group.ofPatient(ana);

        own.get(CONSENTS)
                .statusCode(200)
                .body("items.id", contains(marketing, photos))
                .body("items.recordedBy", everyItem(nullValue()));
        own.get(CONSENTS + "?limit=1").body("items.id", contains(marketing)).body("next", notNullValue());
        own.post(REVOKE, "", photos)
                .statusCode(200)
                .header("ETag", "\"2\"")
                .body("revokedAt", notNullValue())
                .body("revokedBy", nullValue());
    }

    /** Anybody else's is answered as one that does not exist. */
    @Test
    void nobodyTakesBackAnothersConsent() {
        String hers = give(ana, "photos");
        Api other = group.ofPatient(bia);

        String refused =
                problem(other.post(REVOKE, "", hers).statusCode(404).extract().response());

        assertThat(refused)
                .isEqualTo(problem(
                        other.post(REVOKE, "", UUID.randomUUID()).extract().response()));
        other.get(CONSENTS).body("items", empty());
        group.get(PATIENTS + "/{id}/consents", ana).body("items[0].revokedAt", nullValue());
    }

    @Test
    void whatOneAsksForIsSeenByWhoAnswersForTheGroup() {
        Api own = group.ofPatient(ana);

        var asked = own.post(REQUESTS, Map.of("kind", "access")).statusCode(201);
        String id = asked.extract().path("id");

        asked.header("ETag", "\"1\"")
                .header("Location", REQUESTS + "/" + id)
                .body("patientId", equalTo(ana.toString()))
                .body("state", equalTo("open"));
        own.get(asked.extract().header("Location"))
                .statusCode(200)
                .body("history.what", contains("received"))
                .body("history.by", everyItem(nullValue()));
        own.get(REQUESTS)
                .statusCode(200)
                .body("items.id", contains(id))
                .body("items.receivedBy", everyItem(nullValue()));
        group.allowedTo("tenant:write").get(ALL_REQUESTS).body("items.id", hasItem(id));
    }

    /** So nobody has more open than there are kinds. */
    @Test
    void whatOneWaitsForIsNotAskedForAgain() {
        Api own = group.ofPatient(ana);
        String id = own.post(REQUESTS, Map.of("kind", "correction")).extract().path("id");

        own.post(REQUESTS, Map.of("kind", "correction"))
                .statusCode(409)
                .body("code", equalTo("already-requested"))
                .body("requestId", equalTo(id));
        own.post(REQUESTS, Map.of("kind", "erasure")).statusCode(201);
        own.post(REQUESTS, Map.of("kind", "erasure")).statusCode(409);

        group.allowedTo("patient:read tenant:write")
                .post(ALL_REQUESTS + "/" + id + "/close", Map.of("state", "fulfilled"))
                .statusCode(200);
        own.post(REQUESTS, Map.of("kind", "correction")).statusCode(201);
    }

    @Test
    void ofManyWhoAskAtOnceOneIsTakenIn() throws InterruptedException {
        Api own = group.ofPatient(ana);

        List<Response> answers = Api.atOnce(
                () -> own.request().body(Map.of("kind", "portability")).post(REQUESTS));

        assertThat(answers)
                .extracting(Response::statusCode)
                .containsOnlyOnce(201)
                .containsOnly(201, 409);
        own.get(REQUESTS).body("items.size()", equalTo(1));
    }

    @Test
    void aRequestThatIsRepeatedIsTakenInOnce() {
        Api own = group.ofPatient(ana);
        String id = keyed(own).statusCode(201).extract().path("id");

        keyed(own).statusCode(201).header("Idempotency-Replayed", "true").body("id", equalTo(id));
    }

    @Test
    void anothersRequestIsNotThere() {
        String hers = group.ofPatient(ana)
                .post(REQUESTS, Map.of("kind", "access"))
                .extract()
                .path("id");
        group.ofPatient(ana).get(REQUESTS + "/{id}", hers).statusCode(200);
        Api other = group.ofPatient(bia);

        String refused = problem(
                other.get(REQUESTS + "/{id}", hers).statusCode(404).extract().response());

        assertThat(refused)
                .isEqualTo(problem(other.get(REQUESTS + "/{id}", UUID.randomUUID())
                        .extract()
                        .response()));
        other.get(REQUESTS).statusCode(200).body("items", empty());
    }

    @Test
    void nobodyAsksForAnother() {
        var refused = group.ofPatient(bia).post(REQUESTS, Map.of("kind", "access", "patientId", ana));

        assertThat(faults(refused.statusCode(400))).containsOnlyKeys("patientId");
        group.ofPatient(ana).get(REQUESTS).body("items", empty());
    }

    private static ValidatableResponse keyed(Api own) {
        return own.request()
                .header("Idempotency-Key", "mine")
                .body(Map.of("kind", "access"))
                .post(REQUESTS)
                .then();
    }

    private static String problem(Response answer) {
        return answer.jsonPath().getString("code") + ": " + answer.jsonPath().getString("detail");
    }

    private String give(UUID patient, String purpose) {
        return group.post(
                        PATIENTS + "/{id}/consents",
                        Map.of("purpose", purpose, "version", "1", "channel", "app"),
                        patient)
                .statusCode(201)
                .extract()
                .path("id");
    }
}
