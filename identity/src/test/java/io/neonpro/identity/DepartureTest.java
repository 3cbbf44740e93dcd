package io.neonpro.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.neonpro.devstack.DevstackResource;
import io.neonpro.devstack.event.TestEvents;
import io.neonpro.devstack.postgres.TestDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Whoever worked for a tenant that has left, and for no other one, is nobody any more. */
@QuarkusTest
@WithTestResource(DevstackResource.class)
@WithTestResource(IdentityResource.class)
class DepartureTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Test
    void anAccountGoesWithItsOnlyTenant() {
        Owner owner = Owner.onboarded();

        leave(owner);

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(accounts(owner)).isEqualTo("0"));
        assertThat(memberships(owner)).isEqualTo("0");
    }

    @Test
    void anAccountStaysThatWorksForAnotherTenant() {
        Owner owner = Owner.onboarded().verified();
        Owner other = Owner.onboarded();
        other.asks()
                .body(Map.of("email", owner.email(), "roles", List.of("reception")))
                .post("/api/v1/memberships")
                .then()
                .statusCode(201);
        Owner.accept(owner.email(), "Ana", Owner.PASSWORD).then().statusCode(200);

        leave(owner);

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(memberships(owner)).isEqualTo("1"));
        assertThat(accounts(owner)).isEqualTo("1");
        assertThat(Login.signIn(owner.email(), Owner.PASSWORD).statusCode()).isEqualTo(303);
    }

    private static void leave(Owner owner) {
        TestEvents.publish(
                "clinic", "io.neonpro.tenant.closed.v1", owner.tenant(), owner.tenant(), """
                {"tenantId":"%s","revision":9}
                """.formatted(owner.tenant()));
    }

    private static String accounts(Owner owner) {
        return TestDatabase.text("select count(*) from platform_user where id = ?", owner.id());
    }

    /** In whichever tenant. */
    private static String memberships(Owner owner) {
        return TestDatabase.text("select count(*) from membership where user_id = ?", owner.id());
    }
}
