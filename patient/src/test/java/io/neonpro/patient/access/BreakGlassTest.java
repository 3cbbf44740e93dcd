package io.neonpro.patient.access;

import static io.neonpro.patient.Api.PATIENTS;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;

import io.neonpro.devstack.event.TestEvents;
import io.neonpro.devstack.token.TestTokens;
import io.neonpro.patient.Api;
import io.neonpro.patient.ServiceTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** In an emergency, people read what belongs to the group's other clinics; it is loud, and lasts one request: row 14. */
@ServiceTest
class BreakGlassTest {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final String ONE = PATIENTS + "/{id}";
    private static final String REASON = "unconscious, no papers, anaphylaxis";
    private static final String NEWEST = "patient=FFFFFFFF-0/0";

    private final Api group = Api.ofNewTenant();
    private final UUID physician = UUID.randomUUID();
    private final UUID here = UUID.randomUUID();
    private UUID ana;

    @BeforeEach
    void registerSomebodyElsewhere() {
        ana = group.at(UUID.randomUUID()).register("Ana Souza");
    }

    @Test
    void whatBelongsToAnotherClinicIsReadOnceAndNoted() {
        ask("patient:read record:read", REASON, ONE).statusCode(200).body("name", equalTo("Ana Souza"));
        ask("patient:read record:read", REASON, ONE + "/records").statusCode(200);

        // the next request is as any other
        ask("patient:read record:read", null, ONE).statusCode(404);
        Api owner = group.allowedTo("tenant:write");
        await().atMost(PATIENCE)
                .untilAsserted(() -> owner.get("/api/v1/access-log?actor=" + physician)
                        .body(
                                "items.action",
                                containsInAnyOrder("broken-glass:patient.read", "broken-glass:record.read"))
                        .body("items.purpose", everyItem(equalTo(REASON)))
                        .body("items.subject", everyItem(equalTo(ana.toString()))));
        assertThat(TestEvents.heard("patient", physician, types -> types.size() > 1))
                .containsOnly("io.neonpro.access.broken-glass.v1")
                .hasSize(2);
    }

    @Test
    void whoIsUnknownHereIsSearchedFor() {
        ask("patient:read record:read", null, PATIENTS + "?query=ana").body("items", empty());

        ask("patient:read record:read", REASON, PATIENTS + "?query=ana").body("items", hasSize(1));
    }

    @Test
    void onlyWhoTreatsDoesSoAndSaysWhy() {
        ask("patient:read", REASON, ONE).statusCode(403);
        ask("patient:read record:read", "hi", ONE).statusCode(400);
        ask("record:read", REASON, ONE).statusCode(403);
    }

    /** An emergency is a person's. */
    @Test
    void noMachineDoesSo() {
        String token = TestTokens.user(group.tenant())
                .subject(physician)
                .with("client_id", physician.toString())
                .clinics(here)
                .scopes("patient:read record:read")
                .sign();

        given().auth()
                .oauth2(token)
                .header("X-Break-Glass", REASON)
                .header("Consistency-Token", NEWEST)
                .get(ONE, ana)
                .then()
                .statusCode(403);
    }

    @Test
    void nobodyBrowsesThatWay() {
        Set<Integer> statuses = IntStream.range(0, 25)
                .mapToObj(i ->
                        ask("patient:read record:read", REASON, ONE).extract().statusCode())
                .collect(Collectors.toSet());

        assertThat(statuses).containsExactlyInAnyOrder(200, 429);
    }

    @Test
    void anotherTenantStaysAnother() {
        given().auth()
                .oauth2(TestTokens.user(UUID.randomUUID())
                        .clinics(here)
                        .scopes("patient:read record:read")
                        .sign())
                .header("X-Break-Glass", REASON)
                .header("Consistency-Token", NEWEST)
                .get(ONE, ana)
                .then()
                .statusCode(404);
    }

    @Test
    void nothingIsChangedThatWay() {
        given().auth()
                .oauth2(token("patient:read patient:write record:read"))
                .header("X-Break-Glass", REASON)
                .contentType(ContentType.JSON)
                .body("{\"name\":\"Eva\"}")
                .patch(ONE, ana)
                .then()
                .statusCode(404);
    }

    private ValidatableResponse ask(String scopes, String reason, String path) {
        var request = given().auth().oauth2(token(scopes)).header("Consistency-Token", NEWEST);
        if (reason != null) {
            request.header("X-Break-Glass", reason);
        }
        return path.contains("{id}")
                ? request.get(path, ana).then()
                : request.get(path).then();
    }

    private String token(String scopes) {
        return TestTokens.user(group.tenant())
                .subject(physician)
                .clinics(here)
                .scopes(scopes)
                .sign();
    }
}
