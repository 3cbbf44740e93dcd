package io.neonpro.kernel.event;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.neonpro.devstack.DevstackResource;
import io.neonpro.devstack.event.TestEvents;
import io.neonpro.devstack.token.TestTokens;
import io.neonpro.kernel.tenancy.Work;
import io.neonpro.kernel.value.Ids;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What an operator does about an event that failed, over HTTP. */
@QuarkusTest
@WithTestResource(DevstackResource.class)
class DeadLetterTest {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final String LETTERS = "/q/neonpro/dead-letters";
    private static final String COUNTED = "io.neonpro.test.counted.v2";
    private static final int OFTEN = 1_000_000;

    @Inject
    TallyListener listener;

    private final UUID tenant = Ids.next();
    private final UUID key = Ids.next();

    @Test
    void itIsListedAndShownWithItsFailure() {
        UUID letter = fail(61);
        UUID behind = count(62);
        awaitParked(2);

        list().body("items", hasSize(1))
                .body("items[0].id", equalTo(letter.toString()))
                .body("items[0].failure", equalTo("java.lang.IllegalStateException: stumbled over 61"));

        operator()
                .get(LETTERS + "/" + letter)
                .then()
                .statusCode(200)
                .body("type", equalTo(COUNTED))
                .body("dead", equalTo(true))
                .body("attempts", equalTo(3))
                .body("behind", equalTo(1))
                .body("data.amount", equalTo(61));
        operator()
                .get(LETTERS + "/" + behind)
                .then()
                .statusCode(409)
                .body("code", equalTo("behind-another"))
                .body("first", equalTo(letter.toString()));
        operator().get(LETTERS + "/" + UUID.randomUUID()).then().statusCode(404);
    }

    @Test
    void sentAgainItKeepsItsIdAndItsPlace() {
        UUID letter = fail(63);
        count(64);
        awaitParked(2);
        listener.stumbleOver(63, 0);

        operator().body("{}").post(LETTERS + "/" + letter + "/resend").then().statusCode(204);

        awaitCounted("63 64");
        String sql = "select count(*) from inbox where event_id = $1";
        assertThat(Work.ask(tenant, Long.class, sql, letter)).isEqualTo(1);
        list().body("items", hasSize(0));
    }

    @Test
    void itsDataCanBeCorrected() {
        UUID letter = publish("{\"amount\":\"many\"}");
        count(66);
        awaitDead();
        awaitParked(2);

        operator()
                .body("{\"data\": {\"amount\": 65}}")
                .post(LETTERS + "/" + letter + "/resend")
                .then()
                .statusCode(204);

        awaitCounted("65 66");
    }

    @Test
    void whatIsDiscardedNeverHasItsEffectAndTheOthersGoOn() {
        UUID letter = fail(67);
        count(68);
        awaitParked(2);
        operator().body("{}").post(LETTERS + "/" + letter + "/discard").then().statusCode(400);

        operator()
                .body("{\"reason\": \"counted by hand\"}")
                .post(LETTERS + "/" + letter + "/discard")
                .then()
                .statusCode(204);

        awaitCounted("68");
        operator()
                .get(LETTERS + "/discarded")
                .then()
                .statusCode(200)
                .body("items.find { it.id == '%s' }.reason".formatted(letter), equalTo("counted by hand"))
                .body("items.find { it.id == '%s' }.key".formatted(letter), equalTo(key.toString()));
        listener.stumbleOver(67, 0);
        TestEvents.publish(letter, "elsewhere", COUNTED, tenant, key, "{\"amount\":67}");
        count(69);
        awaitCounted("68 69");
    }

    @Test
    void aListHasPages() {
        fail(71);
        TestEvents.publish("elsewhere", COUNTED, tenant, Ids.next(), "{\"amount\":71}");
        await().atMost(PATIENCE).untilAsserted(() -> list().body("items", hasSize(2)));

        String next = operator()
                .get(LETTERS + "?limit=1&tenantId=" + tenant)
                .then()
                .body("items", hasSize(1))
                .extract()
                .path("next");

        operator()
                .get(LETTERS + "?limit=1&tenantId=" + tenant + "&cursor=" + next)
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("next", equalTo(null));
    }

    /** The owner of a tenant may do everything else. */
    @Test
    void nobodyButTheOperatorMaySeeOrTouchOne() {
        UUID letter = UUID.randomUUID();
        String owner =
                TestTokens.user(tenant).scopes("patient:read tenant:write").sign();

        given().get(LETTERS).then().statusCode(401);
        given().auth().oauth2(owner).get(LETTERS).then().statusCode(403);
        given().auth().oauth2(owner).get(LETTERS + "/" + letter).then().statusCode(403);
        given().auth()
                .oauth2(owner)
                .contentType(ContentType.JSON)
                .body("{}")
                .post(LETTERS + "/" + letter + "/resend")
                .then()
                .statusCode(403);
    }

    private UUID fail(int amount) {
        listener.stumbleOver(amount, OFTEN);
        UUID id = count(amount);
        awaitDead();
        return id;
    }

    private UUID count(int amount) {
        return publish("{\"amount\":" + amount + "}");
    }

    private UUID publish(String data) {
        return TestEvents.publish("elsewhere", COUNTED, tenant, key, data);
    }

    private void awaitDead() {
        await().atMost(PATIENCE).untilAsserted(() -> list().body("items", hasSize(1)));
    }

    private void awaitParked(int events) {
        await().atMost(PATIENCE)
                .until(() -> Work.ask(tenant, Long.class, "select count(*) from parked_event") == events);
    }

    private void awaitCounted(String amounts) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(Counts.of(tenant)).isEqualTo(amounts));
    }

    private ValidatableResponse list() {
        return operator().get(LETTERS + "?tenantId=" + tenant).then().statusCode(200);
    }

    private static RequestSpecification operator() {
        String token = TestTokens.service("operator")
                .audience("kernel")
                .scopes("operation:read operation:write")
                .sign();
        return given().auth().oauth2(token).contentType(ContentType.JSON);
    }
}
