package io.neonpro.kernel.portable;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;

import io.neonpro.devstack.DevstackResource;
import io.neonpro.devstack.token.TestTokens;
import io.neonpro.kernel.tenancy.Work;
import io.neonpro.kernel.value.Ids;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a tenant takes along of a service: all of its rows, each once, and nobody else's. */
@QuarkusTest
@WithTestResource(DevstackResource.class)
class PortableDataTest {

    private static final String PARTS = "/api/v1/portable-data";
    private static final String LOG = PARTS + "/access-log";
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final int MANY = 2 * PortableData.ROWS + 201;

    @Inject
    Told told;

    private final UUID tenant = Ids.next();

    @Test
    void aServiceTellsWhatItHolds() {
        owner().get(PARTS).then().statusCode(200).body("items", contains("access-log", "settings"));
    }

    @Test
    void eachRowIsInOnePageInTheOrderOfItsKeys() {
        note(tenant, MANY);
        note(Ids.next(), 3);

        List<Integer> numbers = new ArrayList<>();
        ValidatableResponse page = page(null);
        numbers.addAll(numbers(page));
        for (String next = next(page); next != null; next = next(page)) {
            page = page(next);
            numbers.addAll(numbers(page));
        }

        // what is taken along is noted, too, behind what there was
        assertThat(numbers)
                .startsWith(IntStream.rangeClosed(1, MANY).boxed().toArray(Integer[]::new))
                .doesNotHaveDuplicates();
    }

    @Test
    void whatIsTakenAlongIsNotedByItsPart() {
        owner().get(PARTS + "/settings").then().statusCode(200);
        page(null);

        await().atMost(PATIENCE)
                .untilAsserted(() -> page(null)
                        .body("items.action", hasItems("tenant.export:settings", "tenant.export:access-log")));
    }

    /** A stolen session would read all of it, too. */
    @Test
    void whoTakesItAlongIsMadeKnownOnceWithinAnHour() {
        UUID thief = Ids.next();
        RequestSpecification asks = as(owner(thief));

        asks.get(PARTS).then().statusCode(200);
        assertThat(told.times(thief)).isZero();
        asks.get(PARTS + "/settings").then().statusCode(200);
        asks.get(LOG).then().statusCode(200);

        assertThat(told.times(thief)).isOne();
        as(TestTokens.user(Ids.next()).subject(thief).scopes("tenant:export"))
                .get(LOG)
                .then()
                .statusCode(200);
        assertThat(told.times(thief)).isEqualTo(2);
    }

    @Test
    void whileItCannotBeMadeKnownNothingIsTakenAlong() {
        RequestSpecification asks = as(owner(Told.UNKNOWABLE));

        asks.get(LOG).then().statusCode(500);
        asks.get(LOG).then().statusCode(500);
    }

    @Test
    void whatIsThePlatformsStaysThere() {
        note(tenant, 1);

        page(null)
                .body("items[0].action", equalTo("record.read"))
                .body("items[0]", not(hasKey("seal")))
                .body("items[0]", not(hasKey("tenantId")))
                .body("items[0]", not(hasKey("tenant_id")));
    }

    @Test
    void whoHasNothingTakesNothingAlong() {
        owner().get(PARTS + "/settings").then().statusCode(200).body("items", empty());
    }

    @Test
    void whatIsNoPartIsNotThere() {
        owner().get(PARTS + "/event").then().statusCode(404);
        owner().get(PARTS + "/tenant_key").then().statusCode(404);
    }

    @Test
    void aCursorIsOfOnePartAndOneTenant() {
        note(tenant, PortableData.ROWS + 1);
        String next = next(page(null));

        owner().queryParam("cursor", next).get(PARTS + "/settings").then().statusCode(400);
        as(TestTokens.user(Ids.next()).scopes("tenant:export"))
                .queryParam("cursor", next)
                .get(LOG)
                .then()
                .statusCode(400);
    }

    @Test
    void onlyWhoAnswersForAllOfTheGroupTakesItAlong() {
        as(TestTokens.user(tenant).scopes("tenant:write")).get(LOG).then().statusCode(403);
        as(TestTokens.user(tenant).scopes("tenant:export").clinics(Ids.next()))
                .get(LOG)
                .then()
                .statusCode(403);
        as(TestTokens.user(tenant).scopes("tenant:export").clinics(Ids.next()))
                .get(PARTS)
                .then()
                .statusCode(403);
    }

    private ValidatableResponse page(String cursor) {
        RequestSpecification request = owner();
        return (cursor == null ? request : request.queryParam("cursor", cursor))
                .get(LOG)
                .then()
                .statusCode(200);
    }

    private static List<Integer> numbers(ValidatableResponse page) {
        return page.extract().path("items.number");
    }

    private static String next(ValidatableResponse page) {
        return page.extract().path("next");
    }

    private RequestSpecification owner() {
        return as(owner(Ids.next()));
    }

    private TestTokens owner(UUID person) {
        return TestTokens.user(tenant).subject(person).scopes("tenant:export");
    }

    private static RequestSpecification as(TestTokens token) {
        return given().auth().oauth2(token.sign());
    }

    /** Until a replica that may be asked has them. */
    private static void note(UUID whose, int entries) {
        Work.execute(whose, """
                insert into access_entry (tenant_id, number, at, action, seal)
                select $1, n, now(), 'record.read', cast('x' as bytea) from generate_series(1, $2) n
                """, whose, entries);
        await().atMost(PATIENCE)
                .untilAsserted(() -> as(TestTokens.user(whose).scopes("tenant:export"))
                        .get(LOG)
                        .then()
                        .body("items", not(empty())));
    }
}
