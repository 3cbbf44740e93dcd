package io.neonpro.patient.privacy;

import static io.neonpro.patient.Api.PATIENTS;
import static io.neonpro.patient.request.SubjectRequestResource.PATH;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.neonpro.devstack.postgres.TestDatabase;
import io.neonpro.patient.Api;
import io.neonpro.patient.ServiceTest;
import io.restassured.response.ValidatableResponse;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is kept for those who ask again with the same {@code Idempotency-Key}, before and after a person was erased. */
@ServiceTest
class ErasedAnswersTest {

    private static final String CONSENTS = PATIENTS + "/{id}/consents";
    private static final Map<String, String> ANA =
            Api.person(Map.of("name", "Ana Souza", "email", "ana.souza@example.com", "phone", "+55 11 98765-4321"));
    private static final Map<String, String> MARKETING =
            Map.of("purpose", "marketing", "version", "2026-01", "channel", "paper");

    private final Api api = Api.ofNewTenant();
    private UUID patient;

    @BeforeEach
    void registerSomebody() {
        patient = UUID.fromString(
                post("register", PATIENTS, ANA).statusCode(201).extract().path("id"));
    }

    @Test
    void whoAsksAgainIsAnsweredUntilThePersonIsErased() {
        post("register", PATIENTS, ANA)
                .statusCode(201)
                .header("Idempotency-Replayed", "true")
                .body("id", equalTo(patient.toString()))
                .body("name", equalTo("Ana Souza"));

        api.post(PATIENTS + "/{id}/erase", "", patient).statusCode(204);

        post("register", PATIENTS, ANA)
                .statusCode(410)
                .contentType("application/problem+json")
                .body("code", equalTo("erased"))
                .body("name", nullValue());
    }

    @Test
    void whatTheyConsentedToDiesWithThemToo() {
        String consent = post("give", CONSENTS, MARKETING, patient)
                .statusCode(201)
                .extract()
                .path("id");
        post("revoke", CONSENTS + "/{consent}/revoke", "", patient, consent).statusCode(200);

        api.post(PATIENTS + "/{id}/erase", "", patient).statusCode(204);

        post("give", CONSENTS, MARKETING, patient).statusCode(410).body("code", equalTo("erased"));
        post("revoke", CONSENTS + "/{consent}/revoke", "", patient, consent)
                .statusCode(410)
                .body("code", equalTo("erased"));
    }

    /** An erasure answers nothing about anybody, and may be asked for again. */
    @Test
    void erasingAgainIsAnsweredAsBefore() {
        String erase = PATIENTS + "/{id}/erase";
        post("erase", erase, "", patient).statusCode(204);

        post("erase", erase, "", patient).statusCode(204).header("Idempotency-Replayed", "true");
    }

    /** It names nobody but by id, and stays as proof. */
    @Test
    void whatTheyAskedForIsAnsweredToTheOwnerAfterwards() {
        String request = api.post(PATH, Map.of("patientId", patient, "kind", "access"))
                .statusCode(201)
                .extract()
                .path("id");
        api.post(PATIENTS + "/{id}/erase", "", patient).statusCode(204);
        Api owner = api.allowedTo("patient:read tenant:write");

        String close = PATH + "/" + request + "/close";
        Map<String, String> fulfilled = Map.of("state", "fulfilled");

        post(owner, "close", close, fulfilled).statusCode(200).body("state", equalTo("fulfilled"));

        post(owner, "close", close, fulfilled)
                .statusCode(200)
                .header("Idempotency-Replayed", "true")
                .body("state", equalTo("fulfilled"));
    }

    @Test
    void nothingThatIsKeptShowsThem() {
        post("give", CONSENTS, MARKETING, patient).statusCode(201);

        // bytes are hexadecimal
        String kept = String.join(
                "\n", TestDatabase.texts("select i::text from idempotency i where tenant_id = ?", api.tenant()));

        assertThat(kept).contains(patient.toString());
        for (String personal :
                List.of("Ana Souza", "ana.souza@example.com", "5511987654321", "1990-05-01", "marketing")) {
            assertThat(kept).doesNotContain(personal, HexFormat.of().formatHex(personal.getBytes(UTF_8)));
        }
    }

    private ValidatableResponse post(String key, String path, Object body, Object... parameters) {
        return post(api, key, path, body, parameters);
    }

    private static ValidatableResponse post(Api caller, String key, String path, Object body, Object... parameters) {
        return caller.request()
                .header("Idempotency-Key", key)
                .body(body)
                .post(path, parameters)
                .then();
    }
}
