package io.neonpro.clinic.onboarding;

import static io.neonpro.clinic.onboarding.Aurora.PASSWORD;
import static io.neonpro.clinic.onboarding.Aurora.signUp;
import static io.neonpro.clinic.onboarding.Work.await;
import static org.assertj.core.api.Assertions.assertThat;
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
import io.neonpro.kernel.tenancy.Tenancy;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** A sign-up that is refused, or comes to nothing, leaves nothing. */
@QuarkusTest
@TestProfile(WithoutIdentity.class)
@WithTestResource(DevstackResource.class)
class SignUpTest {

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
    @ReactiveDataSource("relay")
    Pool relay;

    @Test
    void withoutIdentityNobodySignsUpAndNothingIsStored() {
        String slug = "slug-" + UUID.randomUUID();
        long before = workflows();

        stranger.post("/api/v1/tenants", Aurora.body(slug))
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

        stranger.post("/api/v1/tenants", Aurora.body(taken))
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

    private long workflows() {
        return await(() -> relay.query("select count(*) from workflow where kind = 'sign-up'")
                .execute()
                .map(rows -> rows.iterator().next().getLong(0)));
    }
}
