package io.neonpro.clinic.tenant;

import static org.hamcrest.Matchers.anEmptyMap;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.neonpro.clinic.Client;
import io.neonpro.clinic.Group;
import io.neonpro.clinic.WithoutIdentity;
import io.neonpro.devstack.DevstackResource;
import io.neonpro.devstack.token.TestTokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(WithoutIdentity.class)
@WithTestResource(DevstackResource.class)
class TenantTest {

    private static final String CONFIGURATION = "/api/v1/tenant/configuration";

    private Group group;
    private Client owner;

    @BeforeEach
    void signUp() {
        group = Group.onboarded();
        owner = group.asOwner();
    }

    @Test
    void everyoneSeesTheirOwnTenant() {
        owner.get("/api/v1/tenant")
                .statusCode(200)
                .body("id", equalTo(group.tenant().toString()))
                .body("slug", equalTo(group.name()))
                .body("timezone", equalTo("America/Sao_Paulo"));
    }

    @Test
    void aTokenOfATenantThatNeverSignedUpSeesNone() {
        Client nobody = new Client(
                TestTokens.user(UUID.randomUUID()).scopes("tenant:read").sign());

        nobody.get("/api/v1/tenant").statusCode(404);
        nobody.get(CONFIGURATION).statusCode(404);
    }

    @Test
    void aPatchMergesAndNullRemoves() {
        owner.get(CONFIGURATION).statusCode(200).body("features", anEmptyMap());
        owner.patch(
                        CONFIGURATION,
                        Map.of(
                                "features", Map.of("onlineBooking", true, "loyalty", "gold"),
                                "billing", Map.of("dueDays", 10)),
                        "\"1\"")
                .statusCode(200)
                .header("ETag", "\"2\"");

        owner.patch(CONFIGURATION, "{\"features\":{\"loyalty\":null}}").statusCode(200);

        owner.get(CONFIGURATION)
                .header("ETag", "\"3\"")
                .body("features", equalTo(Map.of("onlineBooking", true)))
                .body("billing.dueDays", equalTo(10))
                .body("features.loyalty", nullValue());
    }

    @Test
    void aPatchOfAnOldVersionIsRefused() {
        owner.patch(CONFIGURATION, Map.of("features", Map.of("onlineBooking", true)))
                .statusCode(200);

        owner.patch(CONFIGURATION, Map.of("features", Map.of("onlineBooking", false)), "\"1\"")
                .statusCode(412)
                .body("code", equalTo("precondition-failed"));
    }

    @Test
    void everyFaultySettingIsNamedAndNothingIsStored() {
        owner.patch(
                        CONFIGURATION,
                        Map.of(
                                "features", Map.of("onlineBooking", "yes"),
                                "compliance", Map.of("retentionYears", 5),
                                "billing", Map.of("dueDays", 3)))
                .statusCode(422)
                .body("code", equalTo("invalid-input"))
                .body("errors.field", containsInAnyOrder("features.onlineBooking", "compliance.retentionYears"));
        owner.patch(CONFIGURATION, Map.of("colour", "red"))
                .statusCode(400)
                .body("errors.field", containsInAnyOrder("colour"));
        owner.get(CONFIGURATION).header("ETag", "\"1\"");
    }

    @Test
    void readersDoNotConfigure() {
        group.with("tenant:read").patch(CONFIGURATION, Map.of()).statusCode(403);
    }
}
