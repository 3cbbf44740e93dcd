package io.neonpro.patient.consent;

import static io.neonpro.patient.Api.PATIENTS;
import static io.neonpro.patient.Api.faults;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
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

@ServiceTest
class ConsentResourceTest {

    private static final String CONSENTS = PATIENTS + "/{id}/consents";
    private static final String REVOKE = CONSENTS + "/{consent}/revoke";

    private final Api api = Api.ofNewTenant();
    private UUID patient;

    @BeforeEach
    void registerSomebody() {
        patient = api.register("Ana");
    }

    @Test
    void aConsentReadsAsItWasGiven() {
        var given = give("marketing").statusCode(201).header("ETag", "\"1\"");

        var consent = api.get(given.extract().header("Location"));

        consent.statusCode(200)
                .body("purpose", equalTo("marketing"))
                .body("version", equalTo("2026-01"))
                .body("channel", equalTo("paper"))
                .body("givenAt", notNullValue())
                .body("recordedBy", notNullValue())
                .body("revokedAt", nullValue());
        assertThat(consent.extract().asString()).isEqualTo(given.extract().asString());
    }

    @Test
    void aConsentMayBeTakenBackAndThenStaysTakenBack() {
        String id = give("marketing").extract().path("id");

        var revoked = api.post(REVOKE, "", patient, id);
        var again = api.post(REVOKE, "", patient, id);

        revoked.statusCode(200)
                .header("ETag", "\"2\"")
                .body("revokedAt", notNullValue())
                .body("revokedBy", notNullValue());
        again.statusCode(200).body("revokedAt", equalTo(revoked.extract().path("revokedAt")));
        api.get(CONSENTS, patient).body("items[0].revokedAt", notNullValue());
    }

    @Test
    void whatIsInForceIsNotGivenAgain() {
        String id = give("marketing").extract().path("id");

        give("marketing").statusCode(409).body("code", equalTo("already-given")).body("consentId", equalTo(id));

        api.get(CONSENTS, patient).body("items.id", contains(id));
        give("photos").statusCode(201);
        api.post(CONSENTS, Map.of("purpose", "marketing", "version", "2026-02", "channel", "paper"), patient)
                .statusCode(201);
        api.post(REVOKE, "", patient, id).statusCode(200);
        give("marketing").statusCode(201);
    }

    @Test
    void ofManyWhoTakeNoteAtOnceOneDoes() throws InterruptedException {
        List<Response> answers = Api.atOnce(() -> api.request()
                .body(Map.of("purpose", "marketing", "version", "2026-01", "channel", "paper"))
                .post(CONSENTS, patient));

        assertThat(answers)
                .extracting(Response::statusCode)
                .containsOnlyOnce(201)
                .containsOnly(201, 409);
    }

    @Test
    void aConsentIsTakenBackInTheVersionThatWasMeant() {
        String id = give("marketing").extract().path("id");

        revokeIf("\"2\"", patient, id).statusCode(412);
        api.get(CONSENTS, patient).body("items[0].revokedAt", nullValue());
        revokeIf("\"1\"", patient, id).statusCode(200).header("ETag", "\"2\"");
        revokeIf("\"1\"", patient, id).statusCode(412);
        // of another's nobody learns the version
        revokeIf("\"1\"", api.register("Bia"), id).statusCode(404);
    }

    @Test
    void consentsReadLatestFirst() {
        give("marketing");
        give("photos");

        api.get(CONSENTS, patient).body("items.purpose", contains("photos", "marketing"));
    }

    @Test
    void nobodyTakesBackAnothersConsent() {
        String id = give("marketing").extract().path("id");
        UUID somebodyElse = api.register("Bia");

        api.post(REVOKE, "", somebodyElse, id).statusCode(404);
        api.post(REVOKE, "", patient, UUID.randomUUID()).statusCode(404);

        api.get(CONSENTS, patient).body("items[0].revokedAt", nullValue());
    }

    /** An id of something else, taken for a consent's or a patient's, is unknown, whatever its stream holds. */
    @Test
    void theIdOfSomethingElseIsNobodys() {
        String consent = give("marketing").extract().path("id");

        api.post(REVOKE, "", patient, patient).statusCode(404);
        api.get(CONSENTS + "/{consent}", patient, patient).statusCode(404);
        api.get(CONSENTS, consent).statusCode(404);
        api.patch(PATIENTS + "/{id}", Map.of("name", "Bia"), consent).statusCode(404);
    }

    @Test
    void everyFaultIsNamed() {
        var refused = api.post(CONSENTS, Map.of("purpose", "All of it!", "channel", ""), patient);

        assertThat(faults(refused.statusCode(400))).containsOnlyKeys("purpose", "version", "channel");
    }

    private ValidatableResponse revokeIf(String version, UUID patient, String consent) {
        return api.request()
                .header("If-Match", version)
                .post(REVOKE, patient, consent)
                .then();
    }

    private ValidatableResponse give(String purpose) {
        return api.post(CONSENTS, Map.of("purpose", purpose, "version", "2026-01", "channel", "paper"), patient);
    }
}
