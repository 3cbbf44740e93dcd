package io.neonpro.clinic.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import io.neonpro.clinic.Client;
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
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.quarkus.vertx.VertxContextSupport;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who may take a tenant's data along, and for how long; what all services have of it, the acceptance tests fetch. */
@QuarkusTest
@TestProfile(WithoutIdentity.class)
@WithTestResource(DevstackResource.class)
class ExportTest {

    private static final String EXPORTS = "/api/v1/tenant/exports";
    private static final String PARTS = "/api/v1/portable-data";

    private static final TenantStatement LAPSE = new TenantStatement(
            "update tenant_export set expires_at = now() - interval '1 second' where tenant_id = $1 and id = $2");

    private Group group;
    private Client owner;

    @BeforeEach
    void signUp() {
        group = Group.onboarded();
        owner = group.asOwner();
    }

    @Test
    void anExportIsOpenForAWhile() {
        UUID id = begun();

        owner.get(EXPORTS + "/" + id)
                .statusCode(200)
                .body("id", equalTo(id.toString()))
                .body("$", hasKey("expiresAt"))
                .body("$", not(hasKey("takenAt")));

        lapse(id);
        owner.get(archive(id)).statusCode(404).body("code", equalTo("export-lapsed"));
    }

    @Test
    void itIsSaidWhoWantsThat() {
        begun();

        assertThat(TestEvents.heard("clinic", group.owner(), told -> !told.isEmpty()))
                .containsExactly("io.neonpro.access.given-away.v1");
    }

    @Test
    void soManyAreOpenAtOnce() {
        UUID first = begun();
        begun();
        begun();

        owner.post(EXPORTS)
                .statusCode(409)
                .body("code", equalTo("too-many-exports"))
                .body("most", equalTo(3));

        lapse(first);
        begun();
    }

    @Test
    void whoAsksAtTheSameMomentGetsNoMore() {
        List<Integer> answers = AtOnce.before(
                "tenant_export",
                8,
                () -> group.asOwner().post(EXPORTS).extract().statusCode());

        assertThat(answers).containsOnly(201, 409);
        assertThat(answers.stream().filter(status -> status == 201)).hasSize(3);
    }

    /** Nobody else is there in this test. */
    @Test
    void anArchiveThatWouldLackSomethingIsNone() {
        UUID id = begun();

        owner.get(archive(id)).statusCode(503);

        owner.get(EXPORTS + "/" + id).body("$", not(hasKey("takenAt")));
    }

    /** What somebody owes is no reason to keep what is theirs. */
    @Test
    void whoIsSuspendedTakesItAlongTheSame() {
        new Client(TestTokens.service("operator")
                        .audience("clinic")
                        .scopes("operation:read operation:write")
                        .sign())
                .put("/q/neonpro/tenants/" + group.tenant() + "/suspension", Map.of("reason", "unpaid"))
                .statusCode(200);

        begun();
        owner.get(PARTS + "/clinics").statusCode(200);
    }

    @Test
    void onlyWhoAnswersForAllOfTheGroupTakesItAlong() {
        UUID id = begun();

        group.with("tenant:read tenant:write").post(EXPORTS).statusCode(403);
        group.inClinics(group.clinic()).post(EXPORTS).statusCode(403);
        group.inClinics(group.clinic()).get(archive(id)).statusCode(403);
        group.inClinics(group.clinic()).get(PARTS + "/clinics").statusCode(403);
        Group.onboarded().asOwner().get(archive(id)).statusCode(404);
    }

    @Test
    void thisServiceTellsWhatItHolds() {
        Group other = Group.onboarded();

        owner.get(PARTS)
                .statusCode(200)
                .body("items", hasItems("group", "clinics", "practitioners", "resources", "treatments", "hours"));
        owner.get(PARTS + "/clinics")
                .statusCode(200)
                .body("items.size()", equalTo(1))
                .body("items[0].id", equalTo(group.clinic().toString()))
                .body("items[0].name", equalTo("Centro"));
        owner.get(PARTS + "/group")
                .body("items[0].slug", equalTo(group.name()))
                .body("items[0].ownerId", equalTo(group.owner().toString()));
        other.asOwner().get(PARTS + "/group").body("items[0].slug", equalTo(other.name()));
    }

    private UUID begun() {
        String id = owner.post(EXPORTS)
                .statusCode(201)
                .header("Location", startsWith(EXPORTS + "/"))
                .extract()
                .path("id");
        return UUID.fromString(id);
    }

    private static String archive(UUID id) {
        return EXPORTS + "/" + id + "/archive";
    }

    private void lapse(UUID id) {
        try {
            VertxContextSupport.subscribeAndAwait(() ->
                    Tenancy.runAs(TenantContext.ofEvent(group.tenant()), () -> Transactions.run(() -> LAPSE.run(id))));
        } catch (Throwable failure) {
            throw new IllegalStateException(failure);
        }
    }
}
