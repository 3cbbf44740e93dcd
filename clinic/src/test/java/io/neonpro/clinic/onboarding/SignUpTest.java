package io.neonpro.clinic.onboarding;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;

import io.neonpro.clinic.Client;
import io.neonpro.clinic.WithoutIdentity;
import io.neonpro.clinic.onboarding.SignUpEvent.Asked;
import io.neonpro.devstack.DevstackResource;
import io.neonpro.devstack.postgres.TestDatabase;
import io.neonpro.kernel.data.TenantStatement;
import io.neonpro.kernel.data.Transactions;
import io.neonpro.kernel.rate.Rate;
import io.neonpro.kernel.rate.RateLimiter;
import io.neonpro.kernel.rate.RateSettings;
import io.neonpro.kernel.tenancy.Tenancy;
import io.neonpro.kernel.value.EmailAddress;
import io.neonpro.kernel.value.Label;
import io.neonpro.kernel.value.Password;
import io.neonpro.kernel.value.PersonName;
import io.neonpro.kernel.value.Slug;
import io.neonpro.kernel.web.edge.Household;
import io.neonpro.kernel.web.problem.ProblemException;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.quarkus.vertx.VertxContextSupport;
import io.restassured.http.ContentType;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.ZoneId;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(WithoutIdentity.class)
@WithTestResource(DevstackResource.class)
class SignUpTest {

    private static final String PASSWORD = "correct horse battery";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final TenantStatement LEFT = new TenantStatement("""
                    select (select count(*) from event where tenant_id = $1)
                         + (select count(*) from workflow where tenant_id = $1)
                         + (select count(*) from job where tenant_id = $1)
                         + (select count(*) from tenant_key where tenant_id = $1)
                         + (select count(*) from subject_key where tenant_id = $1) as entries
                    """);

    private final Client stranger = new Client(null);

    @Inject
    SignUpTable table;

    @Inject
    SignUpWorkflow workflow;

    @Inject
    Doorkeeper doorkeeper;

    @Inject
    RateLimiter limiter;

    @Inject
    RateSettings rates;

    @Inject
    @ReactiveDataSource("relay")
    Pool relay;

    @Inject
    Pool pool;

    @Test
    void withoutIdentityNobodySignsUpAndNothingIsStored() {
        String slug = "slug-" + UUID.randomUUID();
        long before = workflows();

        stranger.post("/api/v1/tenants", body(slug))
                .statusCode(503)
                .header("Retry-After", notNullValue())
                .body("code", equalTo("unavailable"));

        assertThat(await(() -> table.isFree(slug))).isTrue();
        assertThat(workflows()).isEqualTo(before);
    }

    @Test
    void aTakenSlugIsRefused() {
        String taken = "slug-" + UUID.randomUUID();
        TestDatabase.run("insert into slug (claimed, name) values (?, ?)", UUID.randomUUID(), taken);

        stranger.post("/api/v1/tenants", body(taken))
                .statusCode(409)
                .body("code", equalTo("slug-taken"))
                .body("errors.field", hasItem("slug"));
    }

    @Test
    void badInputNamesEveryFault() {
        stranger.post(
                        "/api/v1/tenants",
                        Map.of(
                                "name", "",
                                "slug", "Not A Slug",
                                "timezone", "Mars/Olympus",
                                "owner", Map.of("name", "Ana", "email", "nobody", "password", "short"),
                                "clinic", Map.of(),
                                "plan", "gold"))
                .statusCode(400)
                .body("code", equalTo("invalid-input"))
                .body(
                        "errors.field",
                        containsInAnyOrder(
                                "name", "slug", "timezone", "owner.email", "owner.password", "clinic.name", "plan"));
    }

    @Test
    void aKeyThatIsEasilyGuessedIsRefused() {
        stranger.post("/api/v1/tenants", body("some-slug"), "1")
                .statusCode(400)
                .body("errors.field", hasItem("Idempotency-Key"));
    }

    @Test
    void whatIsAskedUnderTheSameKeyAtOnceIsBegunOnce() {
        SignUpKey key = SignUpKey.of(UUID.randomUUID().toString(), signUp("one", PASSWORD));

        List<Boolean> begun = await(() -> Multi.createFrom()
                .range(0, 20)
                .onItem()
                .transformToUni(i -> begin(key, SignUpIds.next(), Optional.empty()))
                .merge(20)
                .collect()
                .asList());

        assertThat(begun).containsOnlyOnce(true);
    }

    @Test
    void whatCameToNothingIsBegunAnew() {
        SignUpKey key = SignUpKey.of(UUID.randomUUID().toString(), signUp("one", PASSWORD));
        SignUpIds first = SignUpIds.next();
        SignUpIds second = SignUpIds.next();
        await(() -> begin(key, first, Optional.empty()));

        boolean isBegun = await(() -> begin(key, second, Optional.of(first)));
        boolean isBegunAgain = await(() -> begin(key, SignUpIds.next(), Optional.of(first)));

        assertThat(List.of(isBegun, isBegunAgain)).containsExactly(true, false);
        assertThat(await(() -> table.begun(key))).contains(second);
    }

    @Test
    void aKeyIsGoodForItsOwnRequestAndPasswordOnly() {
        String header = UUID.randomUUID().toString();
        await(() -> begin(SignUpKey.of(header, signUp("one", PASSWORD)), SignUpIds.next(), Optional.empty()));

        assertThatThrownBy(() -> await(() -> table.begun(SignUpKey.of(header, signUp("one", PASSWORD + "!")))))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("idempotency-key-reused");
    }

    @Test
    void ofATenantThatNeverCameNothingIsLeft() {
        SignUpIds ids = SignUpIds.next();
        Asked asked = Asked.of(signUp("one", PASSWORD), ids, new StoredPassword("hash"));

        long begun = await(() -> Tenancy.runAs(
                ids.asOwner(),
                () -> Transactions.run(() -> workflow.begin(ids.signUp(), asked)
                        .chain(SignUpTest::left)
                        .call(workflow::undone))));

        assertThat(begun).isGreaterThan(3);
        Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> await(() -> Tenancy.runAs(ids.asOwner(), () -> Transactions.run(SignUpTest::left))) == 0);
    }

    private static Uni<Long> left() {
        return LEFT.find(row -> row.getLong("entries")).map(Optional::orElseThrow);
    }

    private Uni<Boolean> begin(SignUpKey key, SignUpIds ids, Optional<SignUpIds> undone) {
        return Tenancy.runAs(ids.asOwner(), () -> Transactions.run(() -> table.begin(key, ids, undone)));
    }

    private long workflows() {
        return await(() -> relay.query("select count(*) from workflow where kind = 'sign-up'")
                .execute()
                .map(rows -> rows.iterator().next().getLong(0)));
    }

    /** The password is in the request: with a bare digest, whoever has the table and the key could try it out. */
    @Test
    void ofARequestAKeyedFingerprintIsStored() throws Exception {
        String header = UUID.randomUUID().toString();
        SignUpKey key = SignUpKey.of(header, signUp("one", PASSWORD));

        await(() -> begin(key, SignUpIds.next(), Optional.empty()));

        byte[] bare = MessageDigest.getInstance("SHA-256").digest(key.content());
        assertThat(fingerprint(key)).hasSize(64).isNotEqualTo(HexFormat.of().formatHex(bare));
    }

    private String fingerprint(SignUpKey key) {
        String sql = "select encode(request_digest, 'hex') from sign_up where key_digest = $1";
        return await(() -> pool.preparedQuery(sql)
                .execute(Tuple.of(Buffer.buffer(key.digest())))
                .map(rows -> rows.iterator().next().getString(0)));
    }

    @Test
    void oneAddressIsLetInOnlySoOften() {
        assertThatThrownBy(() -> insist("203.0.113.7")).hasMessageContaining("429");
        doorkeeper.admit("203.0.113.8");
    }

    /** Else one who signs up too often would keep everybody out who comes by the same proxy. */
    @Test
    void whoComesByAProxyIsLetInByTheirOwnAddress() {
        assertThatThrownBy(() -> insist("203.0.113.9")).hasMessageContaining("429");

        assertThat(signedUpFrom("203.0.113.9")).isEqualTo(429);
        assertThat(signedUpFrom("203.0.113.10")).isEqualTo(503);
    }

    /** Who has a network of IPv6 has more addresses than can be counted. */
    @Test
    void aHouseholdIsLetInAsOne() {
        assertThatThrownBy(() -> insist(Household.of("2001:db8:1:2::9"))).hasMessageContaining("429");

        assertThat(signedUpFrom("2001:db8:1:2::a")).isEqualTo(429);
        assertThat(signedUpFrom("2001:db8:1:3::a")).isEqualTo(503);
    }

    @Test
    void aHouseholdHasOneRate() {
        Rate rate = rates.source().named("source");

        // what is taken comes back sooner than some requests arrive
        long refused = IntStream.range(0, 500)
                .mapToObj(i -> {
                    exhaust(rate, Household.of("2001:db8:9:9::1"));
                    return given().header("X-Forwarded-For", "2001:db8:9:9::" + Integer.toHexString(i + 2))
                            .get("/api/v1/clinics")
                            .statusCode();
                })
                .filter(status -> status == 429)
                .limit(1)
                .count();

        assertThat(refused).isEqualTo(1);
    }

    private void exhaust(Rate rate, String household) {
        while (limiter.take(rate, household)
                .await()
                .atMost(Duration.ofMinutes(3))
                .isAdmitted()) {
            Thread.onSpinWait();
        }
    }

    private void insist(String address) {
        for (int i = 0; i <= 40; i++) {
            doorkeeper.admit(address);
        }
    }

    private static int signedUpFrom(String address) {
        return given().contentType(ContentType.JSON)
                .header("X-Forwarded-For", address)
                .body(body("slug-" + UUID.randomUUID()))
                .post("/api/v1/tenants")
                .statusCode();
    }

    private static Map<String, Object> body(String slug) {
        return Map.of(
                "name",
                "Clínicas Aurora",
                "slug",
                slug,
                "timezone",
                "America/Sao_Paulo",
                "owner",
                Map.of("name", "Ana", "email", "ana@example.com", "password", PASSWORD),
                "clinic",
                Map.of("name", "Centro"));
    }

    private static SignUp signUp(String slug, String password) {
        return new SignUp(
                Label.of("Clínicas Aurora"),
                Slug.of(slug),
                ZoneId.of("America/Sao_Paulo"),
                new SignUp.NewOwner(PersonName.of("Ana"), EmailAddress.of("ana@example.com"), Password.of(password)),
                new SignUp.NewClinic(Label.of("Centro"), null),
                null);
    }

    private static <T> T await(Supplier<Uni<T>> work) {
        try {
            return VertxContextSupport.subscribeAndAwait(work);
        } catch (RuntimeException e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }
}
