package io.neonpro.clinic.life;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.neonpro.clinic.Client;
import io.neonpro.clinic.Examples;
import io.neonpro.clinic.Group;
import io.neonpro.clinic.WithoutIdentity;
import io.neonpro.devstack.DevstackResource;
import io.neonpro.devstack.event.TestEvents;
import io.neonpro.devstack.postgres.AtOnce;
import io.neonpro.devstack.token.TestTokens;
import io.neonpro.kernel.data.TenantStatement;
import io.neonpro.kernel.data.Transactions;
import io.neonpro.kernel.tenancy.Tenancy;
import io.neonpro.kernel.tenancy.TenantContext;
import io.neonpro.kernel.value.Ids;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.quarkus.vertx.VertxContextSupport;
import io.restassured.response.ValidatableResponse;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How a tenant is suspended, what its plan grants, and how it leaves. */
@QuarkusTest
@TestProfile(WithoutIdentity.class)
@WithTestResource(DevstackResource.class)
class TenantLifeTest {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final String CLOSING = "/api/v1/tenant/closing";
    private static final String CLOSING_ANYHOW = CLOSING + "?confirm=true";

    private static final TenantStatement EXPORTED = new TenantStatement("""
                    insert into tenant_export (tenant_id, id, asked_at, expires_at, taken_at, files)
                    select $1::uuid, $2::uuid, $3::timestamptz, $3::timestamptz, $3::timestamptz, 12
                    """);

    @Inject
    ClosingWorkflow workflow;

    private final Client operator = new Client(TestTokens.service("operator")
            .audience("clinic")
            .scopes("operation:read operation:write")
            .sign());

    private Group group;
    private Client owner;

    @BeforeEach
    void signUp() {
        group = Group.onboarded();
        owner = group.asOwner();
    }

    @Test
    void whoIsSuspendedReadsOnlyUntilItIsResumed() {
        operator.put(at("suspension"), Map.of("reason", "unpaid"))
                .statusCode(200)
                .body("standing", equalTo("suspended"));

        settled(403);
        add().body("code", equalTo("tenant-suspended"));
        owner.get("/api/v1/clinics").statusCode(200);
        owner.patch("/api/v1/tenant/configuration", Map.of("billing", Map.of("dueDays", 3)))
                .statusCode(403)
                .body("code", equalTo("tenant-suspended"));

        operator.delete(at("suspension")).statusCode(200).body("standing", equalTo("open"));
        settled(201);
    }

    @Test
    void anOperatorDecidesOnWhatTheySaw() {
        operator.put(at("plan"), Map.of("plan", "trial"), "\"99\"").statusCode(412);
        operator.put(at("suspension"), Map.of("reason", "unpaid"), "\"99\"").statusCode(412);
        operator.delete(at("suspension"), "\"99\"").statusCode(412);

        String seen = operator.put(at("plan"), Map.of("plan", "trial"), "\"1\"")
                .statusCode(200)
                .extract()
                .header("ETag");
        operator.put(at("suspension"), Map.of("reason", "unpaid"), seen).statusCode(200);
    }

    @Test
    void nobodyOfTheTenantDecidesThat() {
        owner.put(at("suspension"), Map.of("reason", "unpaid")).statusCode(403);
        owner.put(at("plan"), Map.of("plan", "professional")).statusCode(403);
        owner.delete(at("suspension")).statusCode(403);
    }

    @Test
    void aPlanIsForSoManyClinics() {
        operator.put(at("plan"), Map.of("plan", "trial")).statusCode(200).body("plan", equalTo("trial"));

        settled(409);
        add().body("code", equalTo("plan-limit"))
                .body("limit", equalTo("plan.clinics"))
                .body("most", equalTo(1));

        operator.put(at("plan"), Map.of("plan", "professional")).statusCode(200);
        settled(201);
    }

    /** However many are added at once. */
    @Test
    void aPlanIsForSoManyPractitioners() {
        operator.put(at("plan"), Map.of("plan", "trial")).statusCode(200);
        settled(409);

        List<Integer> answers = AtOnce.before(
                "practitioner",
                8,
                () -> group.asOwner()
                        .post("/api/v1/practitioners", Examples.practitioner(group.clinic()))
                        .extract()
                        .statusCode());

        assertThat(answers).containsOnly(201, 409);
        assertThat(answers.stream().filter(status -> status == 201)).hasSize(3);
    }

    @Test
    void nobodyHasAPlanThatThereIsNot() {
        operator.put(at("plan"), Map.of("plan", "golden")).statusCode(400);
        operator.put("/q/neonpro/tenants/" + UUID.randomUUID() + "/plan", Map.of("plan", "trial"))
                .statusCode(404);
    }

    @Test
    void leavingTakesItsNoticeAndCanBeCalledOff() {
        owner.post(CLOSING, Map.of("slug", "another-one")).statusCode(422).body("code", equalTo("wrong-slug"));
        owner.get(CLOSING).statusCode(404);

        owner.post(CLOSING_ANYHOW, Map.of("slug", group.name())).statusCode(201);

        owner.post(CLOSING_ANYHOW, Map.of("slug", group.name()))
                .statusCode(409)
                .body("code", equalTo("already-closing"));
        owner.get(CLOSING).statusCode(200);
        add().statusCode(201);
        owner.delete(CLOSING, "\"9\"").statusCode(412);
        owner.get(CLOSING).statusCode(200);
        owner.delete(CLOSING).statusCode(204);
        owner.get(CLOSING).statusCode(404);
        owner.delete(CLOSING).statusCode(404);
    }

    @Test
    void whoSawOneWishToLeaveDoesNotCallOffTheNext() {
        String first = owner.post(CLOSING_ANYHOW, Map.of("slug", group.name()))
                .statusCode(201)
                .extract()
                .header("ETag");
        owner.get(CLOSING).header("ETag", first);
        owner.delete(CLOSING, first).statusCode(204);
        owner.post(CLOSING_ANYHOW, Map.of("slug", group.name())).statusCode(201).header("ETag", not(first));

        owner.delete(CLOSING, first).statusCode(412);

        owner.get(CLOSING).statusCode(200).header("ETag", not(first));
    }

    /** Export, then gone. */
    @Test
    void nobodyLeavesWithoutTheirDataUnlessTheySaySo() {
        owner.post(CLOSING, Map.of("slug", group.name())).statusCode(409).body("code", equalTo("not-exported"));
        owner.get(CLOSING).statusCode(404);

        exportTaken(Instant.now().minus(Duration.ofDays(30)));
        owner.post(CLOSING, Map.of("slug", group.name())).statusCode(409).body("code", equalTo("not-exported"));

        exportTaken(Instant.now());
        owner.post(CLOSING, Map.of("slug", group.name())).statusCode(201);
    }

    @Test
    void whenTheNoticeIsOverNothingCanBeReadAnyMore() {
        run(() -> workflow.begin(Ids.next(), new ClosingEvent.Asked(Instant.now())));

        assertThat(TestEvents.heard("clinic", group.tenant(), told -> told.size() >= 2))
                .containsExactly("io.neonpro.tenant.onboarded.v1", "io.neonpro.tenant.closed.v1");
        Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> owner.get("/api/v1/clinics").extract().statusCode() == 403);
        owner.get("/api/v1/clinics").body("code", equalTo("tenant-closed"));
        for (String path : List.of("", "/configuration", "/history", "/closing")) {
            owner.get("/api/v1/tenant" + path).statusCode(403).body("code", equalTo("tenant-closed"));
        }
        owner.get("/api/v1/portable-data").statusCode(403).body("code", equalTo("tenant-closed"));
        owner.post("/api/v1/tenant/exports").statusCode(403).body("code", equalTo("tenant-closed"));
    }

    @Test
    void onlyWhoMayChangeTheTenantLeaves() {
        Client reader = group.with("tenant:read");

        reader.post(CLOSING, Map.of("slug", group.name())).statusCode(403);
        reader.delete(CLOSING).statusCode(403);
    }

    private String at(String what) {
        return "/q/neonpro/tenants/" + group.tenant() + "/" + what;
    }

    private ValidatableResponse add() {
        return owner.post("/api/v1/clinics", Map.of("name", "Sul"));
    }

    /** Every service hears of it, this one too. */
    private void settled(int status) {
        Awaitility.await().atMost(PATIENCE).until(() -> add().extract().statusCode() == status);
    }

    private void exportTaken(Instant when) {
        run(() -> EXPORTED.run(Ids.next(), when).replaceWithVoid());
    }

    private void run(Supplier<Uni<Void>> work) {
        try {
            VertxContextSupport.subscribeAndAwait(
                    () -> Tenancy.runAs(TenantContext.ofEvent(group.tenant()), () -> Transactions.run(work)));
        } catch (Throwable failure) {
            throw new IllegalStateException(failure);
        }
    }
}
