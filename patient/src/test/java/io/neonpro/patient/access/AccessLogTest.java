package io.neonpro.patient.access;

import static io.neonpro.patient.Api.PATIENTS;
import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.neonpro.contracts.access.Role;
import io.neonpro.devstack.token.TestTokens;
import io.neonpro.patient.Api;
import io.neonpro.patient.ServiceTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whoever sees or changes something of somebody leaves a trace that its owner finds and nobody changes: row 14. */
@ServiceTest
class AccessLogTest {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final String ONE = PATIENTS + "/{id}";
    private static final String LOG = "/api/v1/access-log";
    private static final Map<String, String> ENTRY =
            Map.of("kind", "note", "text", "Calm skin.", "occurredAt", "2026-01-05T10:00:00-03:00");

    private final Api group = Api.ofNewTenant();
    private final Api owner =
            group.allowedTo("patient:read patient:write record:read record:write consent:read tenant:write");
    private UUID ana;

    @BeforeEach
    void registerSomebody() {
        ana = group.register("Ana Souza");
    }

    @Test
    void whatIsSeenAndChangedOfSomebodyIsNoted() {
        owner.get(ONE, ana).statusCode(200);
        owner.get(ONE, ana).statusCode(200);
        owner.post(ONE + "/records", ENTRY, ana).statusCode(201);
        owner.request()
                .header("X-Access-Purpose", "second opinion")
                .get(ONE + "/records", ana)
                .then()
                .statusCode(200);
        owner.get(ONE + "/export", ana).statusCode(200);
        owner.graph("query($id: ID!) { patient(id: $id) { name } }", Map.of("id", ana));

        // what is seen again within a minute is noted once
        ValidatableResponse noted = noted("?subject=" + ana, 5);

        noted.body(
                        "items.action",
                        containsInAnyOrder(
                                "patient.register", "patient.read", "record.write", "record.read", "patient.export"))
                .body("items.subject", everyItem(equalTo(ana.toString())))
                .body("items.purpose", hasItem("second opinion"))
                .body("items.actor", everyItem(not(nullValue())));
        owner.get(LOG + "/check").statusCode(200).body("isIntact", equalTo(true));
    }

    @Test
    void everybodyOnThePagesOfASearchIsNoted() {
        UUID bia = group.register("Bia Lima");
        String next = owner.get(PATIENTS + "?limit=1")
                .body("items.id", equalTo(List.of(ana.toString())))
                .extract()
                .path("next");
        owner.get(PATIENTS + "?limit=1&cursor=" + next).body("items.id", equalTo(List.of(bia.toString())));
        owner.graph("{ patients { edges { node { name } } } }", Map.of());

        noted("?subject=" + ana, 2).body("items.action", containsInAnyOrder("patient.register", "patient.search"));
        noted("?subject=" + bia, 2).body("items.action", containsInAnyOrder("patient.register", "patient.search"));
    }

    @Test
    void whoIsRefusedSomethingIsNotedOnceForIt() {
        UUID eva = UUID.randomUUID();
        UUID here = UUID.randomUUID();
        TestTokens reception = TestTokens.user(group.tenant())
                .subject(eva)
                .clinics(here)
                .scopes("patient:read record:read consent:read tenant:write");
        for (int i = 0; i < 3; i++) {
            // by what they may do, over REST and in the graph
            ask(reception)
                    .get(ONE + "/consents/" + UUID.randomUUID(), ana)
                    .then()
                    .statusCode(404);
            ask(reception)
                    .contentType(ContentType.JSON)
                    .body(Map.of("name", "Eva"))
                    .patch(ONE, ana)
                    .then()
                    .statusCode(403);
            ask(reception)
                    .contentType(ContentType.JSON)
                    .body(
                            Map.of(
                                    "query",
                                    "mutation { mine: registerPatient(patient: {name: \"Eva\", birthDate: \"1990-05-01\"}) { id } }"))
                    .post("/graphql")
                    .then()
                    .statusCode(200);
            // by where they work
            ask(reception)
                    .header("X-Clinic-Id", UUID.randomUUID())
                    .get(PATIENTS)
                    .then()
                    .statusCode(403);
            ask(reception).get(LOG).then().statusCode(403);
            ask(reception).get("/api/v1/nowhere").then().statusCode(404);
        }

        noted("?actor=" + eva, 4)
                .body(
                        "items.action",
                        containsInAnyOrder(
                                "refused:patient.update",
                                "refused:patient.register",
                                "refused:clinic.pick",
                                "refused:AccessResource.search"))
                .body("items.subject", everyItem(nullValue()));
    }

    private static RequestSpecification ask(TestTokens whose) {
        return given().auth().oauth2(whose.sign());
    }

    @Test
    void whatIsNotThereLeavesNone() {
        owner.get(ONE, UUID.randomUUID()).statusCode(404);
        owner.get(ONE, ana).statusCode(200);

        noted("", 2).body("items.subject", everyItem(equalTo(ana.toString())));
    }

    @Test
    void onlyWhoAnswersForTheTenantReadsIt() {
        group.allowedTo(String.join(" ", Role.PRACTITIONER.permissions()))
                .get(LOG)
                .statusCode(403);
        owner.request().header("X-Clinic-Id", UUID.randomUUID()).get(LOG).then().statusCode(403);
        owner.get(ONE, ana).statusCode(200);
        noted("?subject=" + ana, 2);
        Api.ofNewTenant()
                .allowedTo("tenant:write")
                .get(LOG + "?subject=" + ana)
                .statusCode(200)
                .body("items.size()", equalTo(0));
    }

    private ValidatableResponse noted(String query, int entries) {
        await().atMost(PATIENCE)
                .until(() ->
                        owner.get(LOG + query).extract().<List<?>>path("items").size() >= entries);
        return owner.get(LOG + query).body("items.size()", equalTo(entries));
    }
}
