package io.neonpro.identity;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;

import io.neonpro.devstack.DevstackResource;
import io.neonpro.devstack.postgres.TestDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** How many service accounts there are, how often their secrets are tried, and who learns of each. */
@QuarkusTest
@WithTestResource(DevstackResource.class)
@WithTestResource(IdentityResource.class)
class MachineBoundsTest {

    @Test
    void wrongSecretsAreCountedAndTheRightOneStillWorks() {
        Owner owner = Owner.onboarded();
        Response account = Machines.of(owner, "reception");
        String id = account.path("clientId");
        for (int i = 0; i < 5; i++) {
            OAuth.clientCredentials(id, "wrong").then().statusCode(401);
        }

        OAuth.clientCredentials(id, "wrong")
                .then()
                .statusCode(429)
                .header("Retry-After", matchesPattern("\\d+"))
                .body("error", equalTo("temporarily_unavailable"));
        OAuth.clientCredentials(id, account.path("clientSecret")).then().statusCode(200);
    }

    @Test
    void aTenantHasNoMoreMachinesThanItCanOversee() {
        Owner owner = Owner.onboarded();
        TestDatabase.run("""
                insert into service_account (tenant_id, id, name, roles, created_by)
                select ?, gen_random_uuid(), 'agenda', '{reception}', ? from generate_series(1, 199)
                """, owner.tenant(), owner.id());
        Machines.of(owner, "reception");

        Machines.ask(owner, "reception", false).then().statusCode(409).body("code", equalTo("too-many"));
    }

    /** Who has taken over an owner's session would make one, to stay by it. */
    @Test
    void ownersGetMailWhenThereIsAnotherKey() {
        Owner owner = Owner.onboarded().verified();

        String id = Machines.of(owner, "reception").path("clientId");
        Mailbox.awaitNews(owner.email(), "machine-trusted");
        Machines.rotate(owner, id, 0);

        await().atMost(Duration.ofMinutes(3)).until(() -> Mailbox.count(owner.email(), "machine-trusted") == 2);
    }

    /** The end of each is something that all services keep for a while. */
    @Test
    void aTenantDoesNotMakeAndEndThemAllDay() {
        Owner owner = Owner.onboarded();
        for (int i = 0; i < 200; i++) {
            Machines.of(owner, "reception");
        }
        TestDatabase.run("delete from service_account where tenant_id = ?", owner.tenant());

        Machines.ask(owner, "reception", false)
                .then()
                .statusCode(429)
                .header("Retry-After", equalTo("432"))
                .body("code", equalTo("too-many-service-accounts"));
        Machines.ask(Owner.onboarded(), "reception", false).then().statusCode(201);
    }
}
