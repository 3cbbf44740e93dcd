package io.neonpro.patient.request;

import static io.neonpro.patient.request.SubjectRequestResource.PATH;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.neonpro.devstack.postgres.TestDatabase;
import io.neonpro.patient.Api;
import io.neonpro.patient.ServiceTest;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ServiceTest
class SubjectRequestResourceTest {

    private static final String OWNER = "patient:read patient:write tenant:write";

    private final Api api = Api.ofNewTenant();

    @Test
    void aRequestIsDueFifteenDaysAfterItCame() {
        UUID ana = api.register("Ana");

        var received = api.post(PATH, Map.of("patientId", ana, "kind", "access", "receivedAt", "2026-03-01T12:00:00Z"));

        received.statusCode(201)
                .header("Cache-Control", containsString("no-store"))
                .header("ETag", equalTo("\"1\""))
                .body("history.what", contains("received"))
                .body("state", equalTo("open"))
                .body("receivedAt", equalTo("2026-03-01T12:00:00Z"))
                .body("dueAt", equalTo("2026-03-16T12:00:00Z"));
    }

    @Test
    void theOwnerSeesWhatIsDueFirst() {
        UUID ana = api.register("Ana");
        String later = receive(ana, "correction", "2026-03-02T12:00:00Z");
        String sooner = receive(ana, "access", "2026-03-01T12:00:00Z");
        Api owner = api.allowedTo(OWNER);

        owner.get(PATH).statusCode(200).body("items.id", contains(sooner, later));
        owner.get(PATH + "?limit=1").body("items.id", contains(sooner));
        owner.get(PATH + "?state=fulfilled").body("items", hasSize(0));
        api.get(PATH).statusCode(403);
    }

    @Test
    void whoAnswersARequestSaysHow() {
        UUID ana = api.register("Ana");
        String request = receive(ana, "correction", "2026-03-01T12:00:00Z");
        String close = PATH + "/" + request + "/close";
        Api owner = api.allowedTo(OWNER);

        owner.post(close, Map.of("state", "open")).statusCode(422).body("code", equalTo("no-end"));
        owner.post(close, Map.of("state", "refused")).statusCode(422).body("code", equalTo("no-reason"));
        owner.post(close, Map.of("state", "fulfilled"))
                .statusCode(200)
                .body("state", equalTo("fulfilled"))
                .body("reason", nullValue());
        owner.post(close, Map.of("state", "fulfilled")).statusCode(409).body("code", equalTo("request-closed"));
        owner.get(PATH + "/{id}", request).body("history.what", contains("received", "fulfilled"));
    }

    @Test
    void nobodyIsErasedTwice() {
        UUID ana = api.register("Ana");
        String request = receive(ana, "erasure", "2026-03-01T12:00:00Z");

        api.post(PATH, Map.of("patientId", ana, "kind", "erasure"))
                .statusCode(409)
                .body("code", equalTo("already-requested"))
                .body("requestId", equalTo(request));

        api.post("/api/v1/patients/{id}/erase", "", ana).statusCode(204);
        Api owner = api.allowedTo(OWNER);
        owner.get(PATH + "/{id}", request).body("state", equalTo("under-way"));
        owner.post(PATH + "/" + request + "/close", Map.of("state", "fulfilled"))
                .statusCode(409)
                .body("code", equalTo("request-under-way"));
    }

    @Test
    void whatIsNotThereIsNotFound() {
        UUID ana = api.register("Ana");
        String request = receive(ana, "access", "2026-03-01T12:00:00Z");
        Api stranger = Api.ofNewTenant().allowedTo(OWNER);

        stranger.get(PATH + "/{id}", request).statusCode(404);
        stranger.get(PATH).body("items", hasSize(0));
        stranger.post(PATH + "/" + request + "/close", Map.of("state", "fulfilled"))
                .statusCode(404);
        stranger.post(PATH, Map.of("patientId", ana, "kind", "access")).statusCode(404);
    }

    @ParameterizedTest
    @CsvSource({
        "2100-01-01T00:00:00Z, not-yet-received",
        "2016-01-01T00:00:00Z, received-long-ago",
        "1960-06-01T00:00:00Z, received-long-ago"
    })
    void whenARequestCameIsCredible(String at, String code) {
        UUID ana = api.register("Ana");

        api.post(PATH, Map.of("patientId", ana, "kind", "access", "receivedAt", at))
                .statusCode(422)
                .body("code", equalTo(code))
                .body("errors.field", contains("receivedAt"));
    }

    /** Also what another system had taken in before it came here. */
    @Test
    void theOwnerSeesWhateverLongAgoItCame() {
        UUID ana = api.register("Ana");
        String old = receive(ana, "access", "2026-03-01T12:00:00Z");
        TestDatabase.run(
                "update subject_request set received_at = '1960-06-01Z', due_at = '1960-06-16Z' where id = ?",
                UUID.fromString(old));
        String recent = receive(ana, "correction", "2026-03-01T12:00:00Z");
        Api owner = api.allowedTo(OWNER);

        owner.get(PATH).statusCode(200).body("items.id", contains(old, recent));
        String next = owner.get(PATH + "?limit=1")
                .body("items.id", contains(old))
                .extract()
                .path("next");
        owner.get(PATH + "?limit=1&cursor=" + next).body("items.id", contains(recent));
    }

    @Test
    void anErasureIsFulfilledByErasing() {
        UUID ana = api.register("Ana");
        String request = receive(ana, "erasure", "2026-03-01T12:00:00Z");
        String close = PATH + "/" + request + "/close";
        Api owner = api.allowedTo(OWNER);

        owner.post(close, Map.of("state", "fulfilled")).statusCode(409).body("code", equalTo("not-erased"));

        owner.get(PATH + "/{id}", request).body("state", equalTo("open")).body("history.what", contains("received"));
        owner.post(close, Map.of("state", "refused", "reason", "still-treated"))
                .statusCode(200)
                .body("state", equalTo("refused"));
    }

    private String receive(UUID patient, String kind, String at) {
        return api.post(PATH, Map.of("patientId", patient, "kind", kind, "receivedAt", at))
                .statusCode(201)
                .extract()
                .path("id");
    }
}
