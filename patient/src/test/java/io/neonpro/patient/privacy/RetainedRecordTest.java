package io.neonpro.patient.privacy;

import static io.neonpro.patient.Api.PATIENTS;
import static io.neonpro.patient.request.SubjectRequestResource.PATH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;

import io.neonpro.devstack.event.TestEvents;
import io.neonpro.patient.Api;
import io.neonpro.patient.ServiceTest;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Somebody who is erased while the law requires their medical record. */
@ServiceTest
class RetainedRecordTest {

    private static final String PATIENT = PATIENTS + "/{id}";
    private static final String OWNER = "patient:read record:read tenant:write";

    private final Api api = Api.ofNewTenant();
    private UUID patient;

    @BeforeEach
    void treatSomebody() {
        patient = api.register("Ana Souza");
        api.post(
                        PATIENT + "/records",
                        Map.of("kind", "note", "text", "Feels well.", "occurredAt", "2026-01-02T12:00:00Z"),
                        patient)
                .statusCode(201);
    }

    @Test
    void theyAreErasedAndTheRecordIsKeptBlocked() {
        api.post(PATIENT + "/erase?blockRecord=true", "", patient).statusCode(204);

        api.get(PATIENT, patient).statusCode(404);
        api.get(PATIENT + "/records", patient).statusCode(404);
        api.get(PATIENT + "/export", patient).statusCode(404);
        assertThat(api.get(PATIENTS + "?query=ana").extract().<Iterable<?>>path("items"))
                .isEmpty();
        assertThat(TestEvents.heard("patient", patient, types -> types.contains("io.neonpro.patient.erased.v1")))
                .contains("io.neonpro.patient.erased.v1");
    }

    /** Who leaves the platform has to keep it elsewhere. */
    @Test
    void aTenantThatLeavesTakesAlongWhatTheLawKeeps() {
        UUID other = api.register("Bia Lima");
        api.post(PATIENT + "/erase", "", other).statusCode(204);
        api.post(PATIENT + "/erase?blockRecord=true", "", patient).statusCode(204);
        Api owner = api.allowedTo("patient:read record:read tenant:write tenant:export");
        owner.get("/api/v1/portable-data").body("items", hasItem("retained-records"));

        owner.get("/api/v1/portable-data/retained-records")
                .statusCode(200)
                .body("items.patient.name", contains("Ana Souza"))
                .body("items[0].records.text", contains("Feels well."));

        owner.get(PATH + "/{id}", request(owner)).body("history.what", hasItem("retained-record-read"));
        owner.get("/api/v1/portable-data/records").body("items", empty());
    }

    @Test
    void theOwnerReadsWhatIsKeptAndIsNoted() {
        api.post(PATIENT + "/erase?blockRecord=true", "", patient).statusCode(204);
        Api owner = api.allowedTo(OWNER);
        UUID request = request(owner);
        for (String service : new String[] {"scheduling", "billing", "notify", "identity"}) {
            TestEvents.publish(
                    service,
                    "io.neonpro.erasure.forgotten.v1",
                    api.tenant(),
                    patient,
                    "{\"patientId\": \"%s\", \"by\": \"%s\"}".formatted(patient, service));
        }
        await().atMost(Duration.ofMinutes(3))
                .until(() -> owner.get(PATH + "/{id}", request)
                        .extract()
                        .path("state")
                        .equals("fulfilled"));

        owner.get(PATH + "/{id}/retained-record", request)
                .statusCode(200)
                .header("Cache-Control", containsString("no-store"))
                .body("patient.name", equalTo("Ana Souza"))
                .body("records.text", contains("Feels well."))
                .body("legalBasis", containsString("13.787"))
                .body("keptUntil", notNullValue());

        owner.get(PATH + "/{id}", request)
                .body("legalBasis", containsString("13.787"))
                .body("keptUntil", notNullValue())
                .body("history.what", hasItem("retained-record-read"));
    }

    @Test
    void nobodyElseReadsIt() {
        api.post(PATIENT + "/erase?blockRecord=true", "", patient).statusCode(204);
        UUID request = request(api.allowedTo(OWNER));
        String path = PATH + "/" + request + "/retained-record";

        api.get(path).statusCode(403);
        Api.ofNewTenant().allowedTo(OWNER).get(path).statusCode(404);
    }

    @Test
    void ofWhoeverIsErasedForGoodNothingIsKept() {
        UUID bia = api.register("Bia");
        api.post(PATIENT + "/erase", "", bia).statusCode(204);
        Api owner = api.allowedTo(OWNER);
        String request = owner.get(PATH + "?patientId={id}", bia).extract().path("items[0].id");

        owner.get(PATH + "/{id}/retained-record", request).statusCode(404).body("code", equalTo("nothing-retained"));
    }

    private UUID request(Api owner) {
        return UUID.fromString(
                owner.get(PATH + "?patientId={id}", patient).extract().path("items[0].id"));
    }
}
