package io.neonpro.scheduling.appointment;

import static io.neonpro.scheduling.Group.monday;
import static io.neonpro.scheduling.Group.now;
import static io.neonpro.scheduling.Group.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import io.neonpro.devstack.DevstackResource;
import io.neonpro.devstack.token.TestTokens;
import io.neonpro.scheduling.BriefHolds;
import io.neonpro.scheduling.Group;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

/** What patients may not do, of what a desk may. */
@QuarkusTest
@TestProfile(BriefHolds.class)
@WithTestResource(DevstackResource.class)
class OwnBoundsTest extends FurnishedClinic {

    private static final String OWN = "/api/v1/me/appointments";
    private static final int MAX_AHEAD = 10;

    private Map<String, Object> ownWish(OffsetDateTime start) {
        return Map.of("clinicId", group.clinic, "treatmentId", treatment, "start", text(start));
    }

    private Response bookOwn(OffsetDateTime start) {
        return group.asPatient(patient).body(ownWish(start)).post(OWN);
    }

    /** Also when they are asked for at once. */
    @Test
    void nobodyBooksMoreThanTenAhead() throws Exception {
        List<Callable<Response>> wishes = IntStream.range(0, MAX_AHEAD + 4)
                .<Callable<Response>>mapToObj(
                        day -> () -> bookOwn(monday("10:00").plusDays(day)))
                .toList();

        List<Response> answers = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Response> answer : threads.invokeAll(wishes)) {
                answers.add(answer.get());
            }
        }

        assertThat(answers).filteredOn(one -> one.statusCode() == 201).hasSize(MAX_AHEAD);
        assertThat(answers)
                .filteredOn(one -> one.statusCode() != 201)
                .allSatisfy(one -> one.then().statusCode(409).body("code", equalTo("too-many-appointments")));
        booked(monday("16:00"));
    }

    /** Which would fill the agenda's history, and everybody's who listens to it. */
    @Test
    void nobodyBooksAndCancelsAllDay() {
        String mine = bookOwn(monday("10:00")).path("id");
        RequestSpecification me = group.asPatient(patient);

        Response refused = Stream.generate(() -> me.post(OWN + "/" + mine + "/confirm"))
                .limit(200)
                .filter(answer -> answer.statusCode() == 429)
                .findFirst()
                .orElseThrow();

        refused.then().header("Retry-After", notNullValue()).body("code", equalTo("too-many-changes"));
        me.get(OWN + "/" + mine).then().statusCode(200);
        group.asReception()
                .body("{}")
                .post("/api/v1/appointments/" + mine + "/cancel")
                .then()
                .statusCode(200);
    }

    @Test
    void whatHasBegunIsTheDesks() {
        openNow();
        String begun = booked(now(-5));

        for (String command : List.of("reschedule", "cancel", "confirm")) {
            group.asPatient(patient)
                    .body(
                            switch (command) {
                                case "reschedule" -> Map.of("start", text(now(60)));
                                case "cancel" -> "{}";
                                default -> "";
                            })
                    .post(OWN + "/" + begun + "/" + command)
                    .then()
                    .statusCode(409)
                    .body("code", equalTo("already-begun"));
        }
        group.asReception()
                .body("{}")
                .post("/api/v1/appointments/" + begun + "/cancel")
                .then()
                .statusCode(200);
    }

    /** Only the desk writes down who has walked in. */
    @Test
    void nobodyBooksHoldsOrMovesIntoThePast() {
        openNow();
        OffsetDateTime passed = now(-5);
        String ahead = bookOwn(now(60)).path("id");

        List.of(
                        bookOwn(passed),
                        group.asPatient(patient).body(ownWish(passed)).post("/api/v1/holds"),
                        group.asPatient(patient)
                                .body(Map.of("start", text(passed)))
                                .post(OWN + "/" + ahead + "/reschedule"))
                .forEach(refused -> refused.then().statusCode(422).body("errors.code", contains("in-the-past")));
    }

    @Test
    void whoIsNobodysPatientHasNothingOfTheirOwn() {
        String nobody =
                TestTokens.user(group.tenant).scopes("own:read own:write").sign();
        String one = OWN + "/" + UUID.randomUUID();

        List.of(
                        Group.as(nobody).get(OWN),
                        Group.as(nobody).get(one),
                        Group.as(nobody).body("{}").post(one + "/cancel"),
                        Group.as(nobody).body(ownWish(monday("10:00"))).post(OWN))
                .forEach(refused -> refused.then().statusCode(403));
    }

    @Test
    void allElseIsForNoPatient() {
        Map<String, Map<String, ?>> paths =
                group.asReception().get("/q/openapi?format=json").path("paths");
        SoftAssertions all = new SoftAssertions();

        paths.forEach((path, operations) -> operations.keySet().stream()
                .filter(Predicate.not("parameters"::equals))
                .map(String::toUpperCase)
                .filter(method -> !isForPatients(path))
                .forEach(method -> all.assertThat(group.asPatient(patient)
                                .request(
                                        method,
                                        path.replaceAll(
                                                "\\{\\w+}", UUID.randomUUID().toString()))
                                .statusCode())
                        .as(method + " " + path)
                        .isEqualTo(403)));

        all.assertThat(paths.keySet()).hasSizeGreaterThan(15);
        all.assertAll();
    }

    private static boolean isForPatients(String path) {
        return path.startsWith(OWN) || path.equals("/api/v1/slots") || path.startsWith("/api/v1/holds");
    }

    @Test
    void noFieldOfTheGraphIsEither() {
        String id = booked(monday("10:00"));

        List.of(
                        "{ appointment(id: \"%s\") { id } }".formatted(id),
                        "{ agenda(clinicId: \"%s\", from: \"%s\") { edges { node { id } } } }"
                                .formatted(group.clinic, monday("10:00")),
                        "{ _entities(representations: [{ __typename: \"Patient\", id: \"%s\" }]) { ... on Patient { appointments { id } } } }"
                                .formatted(patient),
                        "mutation { cancelAppointment(id: \"%s\") { id } }".formatted(id))
                .forEach(query -> group.asPatient(patient)
                        .body(Map.of("query", query))
                        .post("/graphql")
                        .then()
                        .body("errors[0].extensions.code", equalTo("forbidden")));
    }
}
