package io.neonpro.patient;

import static io.neonpro.patient.Api.PATIENTS;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.restassured.http.ContentType;
import io.restassured.http.Method;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a token does not open: other tenants' patients, and what it has no permission for. */
@ServiceTest
class IsolationTest {

    private static final String NOTE = "{\"kind\":\"note\",\"text\":\"x\",\"occurredAt\":\"2026-01-02T12:00:00Z\"}";
    private static final String MARKETING = "{\"purpose\":\"marketing\",\"version\":\"1\",\"channel\":\"paper\"}";
    private static final Map<String, String> BODIES =
            Map.of("note", NOTE, "marketing", MARKETING, "changes", "{\"name\":\"Eve\"}", "-", "");

    private final Api ours = Api.ofNewTenant();
    private final Api theirs = Api.ofNewTenant();
    private UUID patient;
    private String entry;
    private String consent;

    @BeforeEach
    void registerSomebody() {
        patient = ours.register("Ana");
        entry = ours.post(path("/records"), NOTE).extract().path("id");
        consent = ours.post(path("/consents"), MARKETING).extract().path("id");
    }

    @ParameterizedTest
    @CsvSource({
        "GET, '', -",
        "PATCH, '', changes",
        "GET, /records, -",
        "POST, /records, note",
        "GET, /records/{entry}, -",
        "GET, /consents, -",
        "POST, /consents, marketing",
        "GET, /consents/{consent}, -",
        "POST, /consents/{consent}/revoke, -",
        "GET, /export, -",
        "POST, /erase, -",
    })
    void anothersPatientDoesNotExist(Method method, String below, String body) {
        String path = path(below).replace("{entry}", entry).replace("{consent}", consent);

        theirs.request()
                .body(BODIES.get(body))
                .request(method, path)
                .then()
                .statusCode(404)
                .body("code", equalTo("not-found"));

        ours.get(path("")).statusCode(200).body("version", equalTo(1));
        ours.get(path("/records")).body("items.size()", equalTo(1));
        ours.get(path("/consents")).body("items.size()", equalTo(1));
    }

    @Test
    void anothersPatientIsNotFound() {
        theirs.request()
                .queryParam("query", "ana")
                .get(PATIENTS)
                .then()
                .statusCode(200)
                .body("items.size()", equalTo(0));
    }

    @Test
    void anothersPatientIsNullInGraphQL() {
        theirs.graph("query($id: ID!) { patient(id: $id) { name } }", Map.of("id", patient.toString()))
                .body("data.patient", nullValue());
    }

    @ParameterizedTest
    @CsvSource({
        "GET, '', record:read patient:write, -",
        "PATCH, '', patient:read, changes",
        "GET, /records, patient:read record:write, -",
        "POST, /records, patient:write record:read, note",
        "GET, /consents, patient:read consent:write, -",
        "POST, /consents, consent:read patient:write, marketing",
        "GET, /export, patient:read record:read, -",
        "POST, /erase, patient:write, -",
    })
    void withoutThePermissionNothingHappens(Method method, String below, String scopes, String body) {
        ours.allowedTo(scopes)
                .request()
                .body(BODIES.get(body))
                .request(method, path(below))
                .then()
                .statusCode(403)
                .body("code", equalTo("forbidden"));
    }

    @Test
    void graphQLAsksForTheSamePermissions() {
        List<?> errors = ours.allowedTo("record:read")
                .graph("{ patients { edges { node { name } } } }", Map.of())
                .extract()
                .path("errors");

        assertThat(errors).hasSize(1);
    }

    @Test
    void withoutATokenNothingHappens() {
        given().contentType(ContentType.JSON).get(path("")).then().statusCode(401);
    }

    private String path(String below) {
        return PATIENTS + "/" + patient + below;
    }
}
