package io.neonpro.kernel.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.neonpro.devstack.DevstackResource;
import io.neonpro.devstack.token.TestTokens;
import io.neonpro.kernel.crypto.SubjectKeys;
import io.neonpro.kernel.tenancy.Work;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(DevstackResource.class)
class IdempotencyTest {

    private static final String NOTES = "/api/v1/notes";
    private static final int TIMES = 20;

    private static final String NOTE = "{\"title\":\"Ana Souza, ana@example.com\",\"weight\":1}";

    /** The row of the one answer there is. */
    private static final String ROW = """
            select encode(request, 'hex') || encode(body, 'hex') || location || etag
              from idempotency where tenant_id = $1
            """;

    private static final String FINGERPRINT = "select encode(request, 'hex') from idempotency where tenant_id = $1";

    @Inject
    SubjectKeys keys;

    private final UUID tenant = UUID.randomUUID();
    private final Api api = Api.of(tenant, "note:read note:write");
    private final String key = UUID.randomUUID().toString();

    @Test
    void twentyAtOnceHaveOneEffectAndTwentyEqualAnswers() throws Exception {
        List<Response> answers = atOnce(NOTES);

        assertThat(answers).extracting(Response::statusCode).containsOnly(201);
        assertThat(answers)
                .extracting(Response::asString)
                .hasSize(TIMES)
                .containsOnly(answers.getFirst().asString());
        assertThat(answers)
                .extracting(a -> a.header("Location"))
                .doesNotContainNull()
                .containsOnly(answers.getFirst().header("Location"));
        assertThat(answers).extracting(a -> a.header("ETag")).containsOnly("\"1\"");
        assertThat(answers)
                .filteredOn(a -> "true".equals(a.header("Idempotency-Replayed")))
                .hasSize(TIMES - 1);
        assertThat(effects()).isEqualTo(1);
    }

    @Test
    void withoutTheGuardTwentyAtOnceHaveTwentyEffects() throws Exception {
        List<Response> answers = atOnce(NOTES + "/unguarded");

        assertThat(answers).extracting(Response::statusCode).containsOnly(201);
        assertThat(effects()).isEqualTo(TIMES);
    }

    @Test
    void whiteSpaceAndOrderMakeNoOtherRequest() {
        post(NOTES, key, "{\"title\":\"a\",\"weight\":1}");

        Response again = post(NOTES, key, "{ \"weight\": 1, \"title\": \"a\" }");

        again.then().statusCode(201).header("Idempotency-Replayed", "true");
    }

    @Test
    void theKeyOfAnotherRequestIsRefused() {
        post(NOTES, key, "{\"title\":\"a\",\"weight\":1}");

        Response other = post(NOTES, key, "{\"title\":\"b\",\"weight\":1}");

        other.then().statusCode(422).body("code", equalTo("idempotency-key-reused"));
        assertThat(effects()).isEqualTo(1);
    }

    @Test
    void anotherTenantMayUseTheSameKey() {
        post(NOTES, key, "{\"title\":\"a\",\"weight\":1}");

        Response theirs = Api.ofSomeTenant()
                .request()
                .header("Idempotency-Key", key)
                .body("{\"title\":\"b\",\"weight\":1}")
                .post(NOTES);

        theirs.then().statusCode(201).header("Idempotency-Replayed", nullValue());
    }

    @Test
    void theKeyOfARequestForAnotherPickedClinicIsRefused() {
        UUID clinic = UUID.randomUUID();
        post(NOTES, key, NOTE, clinic).then().statusCode(201);

        post(NOTES, key, NOTE, UUID.randomUUID())
                .then()
                .statusCode(422)
                .body("code", equalTo("idempotency-key-reused"));
        post(NOTES, key, NOTE).then().statusCode(422);
        post(NOTES, key, NOTE, clinic).then().statusCode(201).header("Idempotency-Replayed", "true");
        assertThat(effects()).isEqualTo(1);
    }

    @Test
    void anAnswerIsNotForWhoNoLongerWorksThere() {
        UUID somebody = UUID.randomUUID();
        UUID clinic = UUID.randomUUID();
        UUID otherClinic = UUID.randomUUID();
        postAt(somebody, clinic, otherClinic).then().statusCode(201);

        postAt(somebody, clinic).then().statusCode(403);
        postAt(somebody, clinic, otherClinic).then().statusCode(201).header("Idempotency-Replayed", "true");
    }

    @Test
    void aRefusalIsNotStoredAndLeavesNothing() {
        Response refused = post(NOTES + "/refused", key, "{\"title\":\"a\",\"weight\":1}");

        refused.then()
                .statusCode(409)
                .body("code", equalTo("slot-taken"))
                .body("alternatives[0].start", equalTo("later"));
        assertThat(effects()).isZero();
        assertThat(stored()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {NOTES, NOTES + "/people"})
    void anAnswerIsStoredSealed(String path) {
        String answer = post(path, key, NOTE).then().statusCode(201).extract().asString();

        String row = Work.ask(tenant, String.class, ROW, tenant);

        assertThat(answer).contains("Ana Souza");
        assertThat(row).doesNotContain("Ana", "ana@example.com", hex("Ana Souza"), hex("ana@example.com"));
        assertThat(post(path, key, NOTE).asString()).isEqualTo(answer);
    }

    /** What is in a request may be guessed; a bare digest would say whether the guess is right. */
    @Test
    void ofARequestAKeyedFingerprintIsStored() throws Exception {
        post(NOTES, key, NOTE).then().statusCode(201);

        String stored = Work.ask(tenant, String.class, FINGERPRINT, tenant);

        byte[] bare = MessageDigest.getInstance("SHA-256").digest(("POST " + NOTES + "\n" + NOTE).getBytes(UTF_8));
        assertThat(stored).hasSize(64).isNotEqualTo(HexFormat.of().formatHex(bare));
    }

    @Test
    void anAnswerDiesWithWhomItIsAbout() {
        UUID person = UUID.fromString(
                post(NOTES + "/people", key, NOTE).then().extract().path("id"));
        String another = UUID.randomUUID().toString();
        post(NOTES + "/people/" + person, another, NOTE).then().statusCode(201);
        post(NOTES + "/people/" + person, another, NOTE).then().statusCode(201).header("Idempotency-Replayed", "true");

        Work.inTransaction(tenant, () -> keys.destroy(person));

        for (Response again :
                List.of(post(NOTES + "/people", key, NOTE), post(NOTES + "/people/" + person, another, NOTE))) {
            again.then().statusCode(410).body("code", equalTo("erased"));
            assertThat(again.asString()).doesNotContain("Ana");
        }
        assertThat(effects()).isEqualTo(2);
    }

    @Test
    void whatIsAnsweredAboutSomebodyErasedIsNotKept() {
        UUID person = UUID.randomUUID();
        Work.inTransaction(tenant, () -> keys.destroy(person));

        post(NOTES + "/people/" + person, key, NOTE)
                .then()
                .statusCode(201)
                .body("title", equalTo("Ana Souza, ana@example.com"));

        post(NOTES + "/people/" + person, key, NOTE).then().statusCode(410).body("code", equalTo("erased"));
        assertThat(Work.ask(tenant, Integer.class, "select length(body) from idempotency"))
                .isZero();
        assertThat(effects()).isEqualTo(1);
    }

    /** As when another instance erased them: this one holds their key for a while. */
    @Test
    void whoeverStillHoldsTheKeyDoesNotAnswerEither() {
        UUID person = UUID.fromString(
                post(NOTES + "/people", key, NOTE).then().extract().path("id"));
        post(NOTES + "/people", key, NOTE).then().statusCode(201);

        Work.execute(
                tenant,
                "update subject_key set wrapped_key = null, destroyed_at = now() where subject_id = $1",
                person);

        assertThat(Work.inTransaction(tenant, () -> keys.find(person))).isPresent();
        post(NOTES + "/people", key, NOTE).then().statusCode(410);
    }

    @Test
    void theKeyOfAnotherRequestIsRefusedAlsoWhenWhomItIsAboutWasErased() {
        UUID person = UUID.fromString(
                post(NOTES + "/people", key, NOTE).then().extract().path("id"));
        Work.inTransaction(tenant, () -> keys.destroy(person));

        post(NOTES + "/people", key, "{\"title\":\"b\",\"weight\":1}").then().statusCode(422);
    }

    @Test
    void anInvalidRequestDoesNotUseTheKeyUp() {
        post(NOTES, key, "{\"title\":\"\",\"weight\":1}").then().statusCode(400);

        Response good = post(NOTES, key, "{\"title\":\"a\",\"weight\":1}");

        good.then().statusCode(201);
    }

    @ParameterizedTest
    @ValueSource(strings = {"with space", "é"})
    void aKeyOfOtherCharactersIsRefused(String bad) {
        post(NOTES, bad, "{\"title\":\"a\",\"weight\":1}").then().statusCode(400);
    }

    @Test
    void aLongKeyIsRefused() {
        post(NOTES, "k".repeat(256), "{\"title\":\"a\",\"weight\":1}").then().statusCode(400);
    }

    private static String hex(String text) {
        return HexFormat.of().formatHex(text.getBytes(UTF_8));
    }

    private long effects() {
        return api.request()
                .get(NOTES + "/count")
                .then()
                .statusCode(200)
                .extract()
                .as(Long.class);
    }

    private long stored() {
        return Work.ask(tenant, Long.class, "select count(*) from idempotency");
    }

    private Response post(String path, String key, String body) {
        return api.request().header("Idempotency-Key", key).body(body).post(path);
    }

    private Response post(String path, String key, String body, UUID clinic) {
        return api.request()
                .header("Idempotency-Key", key)
                .header("X-Clinic-Id", clinic)
                .body(body)
                .post(path);
    }

    private Response postAt(UUID user, UUID... clinics) {
        TestTokens token =
                TestTokens.user(tenant).subject(user).scopes("note:write").clinics(clinics);
        return new Api(token.sign())
                .request()
                .header("Idempotency-Key", key)
                .body(NOTE)
                .post(NOTES);
    }

    private List<Response> atOnce(String path) throws Exception {
        try (var threads = Executors.newFixedThreadPool(TIMES)) {
            Callable<Response> call = () -> post(path, key, "{\"title\":\"a\",\"weight\":1}");
            return threads
                    .invokeAll(IntStream.range(0, TIMES).mapToObj(i -> call).toList())
                    .stream()
                    .map(future -> future.resultNow())
                    .toList();
        }
    }
}
