package io.neonpro.clinic.tenant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.anEmptyMap;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;

import io.neonpro.clinic.Client;
import io.neonpro.clinic.Group;
import io.neonpro.clinic.WithoutIdentity;
import io.neonpro.devstack.DevstackResource;
import io.neonpro.devstack.token.TestTokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
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
        owner.get(CONFIGURATION).statusCode(200).body("billing", anEmptyMap());
        owner.patch(CONFIGURATION, Map.of("billing", Map.of("dueDays", 10)), "\"1\"")
                .statusCode(200)
                .header("ETag", "\"2\"");
        owner.patch(CONFIGURATION, Map.of("features", Map.of())).statusCode(200);
        owner.get(CONFIGURATION).header("ETag", "\"2\"").body("billing.dueDays", equalTo(10));

        owner.patch(CONFIGURATION, "{\"billing\":{\"dueDays\":null}}").statusCode(200);

        owner.get(CONFIGURATION).header("ETag", "\"3\"").body("billing", anEmptyMap());
    }

    @Test
    void aPatchOfAnOldVersionIsRefused() {
        owner.patch(CONFIGURATION, Map.of("billing", Map.of("dueDays", 10))).statusCode(200);

        owner.patch(CONFIGURATION, Map.of("billing", Map.of("dueDays", 11)), "\"1\"")
                .statusCode(412)
                .body("code", equalTo("precondition-failed"));
    }

    /** N1 */
    @Test
    void whatNothingReadsIsRefusedByNameAndNothingIsStored() {
        owner.patch(
                        CONFIGURATION,
                        Map.of(
                                "features", Map.of("onlineBooking", true),
                                "compliance", Map.of("retentionYears", 25),
                                "billing", Map.of("dueDays", 3)))
                .statusCode(422)
                .body("code", equalTo("invalid-input"))
                .body("errors.field", containsInAnyOrder("features.onlineBooking", "compliance.retentionYears"))
                .body("errors.code", everyItem(equalTo("unknown-setting")));
        owner.patch(CONFIGURATION, Map.of("colour", "red"))
                .statusCode(400)
                .body("errors.field", containsInAnyOrder("colour"));
        owner.get(CONFIGURATION).header("ETag", "\"1\"");
    }

    @Test
    void aSettingIsAtFaultOnce() {
        owner.patch(CONFIGURATION, Map.of("features", Map.of("onlineBooking", "a".repeat(70_000))))
                .statusCode(422)
                .body("errors.field", contains("features.onlineBooking"));
    }

    /** C29: settings change one after another, however many do at once. */
    @Test
    void thoseWhoConfigureAtOnceFollowEachOther() throws Exception {
        try (var clients = Executors.newFixedThreadPool(20)) {
            var answers = clients.invokeAll(IntStream.range(0, 20)
                    .<Callable<Integer>>mapToObj(days ->
                            () -> owner.patch(CONFIGURATION, Map.of("billing", Map.of("dueDays", days + 1)))
                                    .extract()
                                    .statusCode())
                    .toList());

            assertThat(answers).extracting(Future::resultNow).containsOnly(200);
        }
        owner.patch(CONFIGURATION, Map.of("billing", Map.of("dueDays", 50))).header("ETag", "\"22\"");
    }

    @Test
    void whoChangedWhatWhenIsKnown() {
        owner.patch(CONFIGURATION, Map.of("billing", Map.of("dueDays", 10))).statusCode(200);
        owner.patch(CONFIGURATION, Map.of("billing", Map.of("dueDays", 20))).statusCode(200);

        var first = owner.get("/api/v1/tenant/history?limit=2").statusCode(200);

        first.body("items.version", contains(3, 2))
                .body("items.what", everyItem(equalTo("configuration-changed")))
                .body("items.by", everyItem(equalTo(group.owner().toString())))
                .body("items.configuration.billing.dueDays", contains(20, 10));
        owner.get("/api/v1/tenant/history?cursor=" + first.extract().path("next"))
                .body("items.what", contains("onboarded"));
        group.with("tenant:read").get("/api/v1/tenant/history").statusCode(403);
    }

    @Test
    void anEarlierConfigurationCanBeHadAgain() {
        owner.patch(CONFIGURATION, Map.of("billing", Map.of("dueDays", 10))).statusCode(200);
        owner.patch(CONFIGURATION, Map.of("billing", Map.of("dueDays", 20))).statusCode(200);

        owner.post(CONFIGURATION + "/rollback", Map.of("version", 2))
                .statusCode(200)
                .header("ETag", "\"4\"")
                .body("billing.dueDays", equalTo(10));

        owner.get(CONFIGURATION).body("billing.dueDays", equalTo(10));
        owner.post(CONFIGURATION + "/rollback", Map.of("version", 99)).statusCode(404);
        owner.post(CONFIGURATION + "/rollback", Map.of("version", 0)).statusCode(400);
    }

    @Test
    void theSettingsThereAreDescribeThemselves() {
        owner.get("/api/v1/tenant/settings")
                .statusCode(200)
                .body(
                        "path",
                        containsInAnyOrder(
                                "billing.dueDays",
                                "compliance.inactivePatientYears",
                                "compliance.secondFactorRoles",
                                "compliance.sharedPatients",
                                "features.reminderDays",
                                "features.reminders"))
                .body("find { it.path == 'billing.dueDays' }.schema.maximum", equalTo(120));
    }

    @Test
    void aFlagIsSwitchedOnForSome() {
        owner.patch(
                        CONFIGURATION,
                        Map.of(
                                "features",
                                Map.of(
                                        "reminders",
                                        Map.of(
                                                "percentage",
                                                50,
                                                "clinics",
                                                List.of(group.clinic().toString())))))
                .statusCode(200)
                .body("features.reminders.percentage", equalTo(50));
        owner.patch(CONFIGURATION, Map.of("features", Map.of("reminders", Map.of("percentage", 101))))
                .statusCode(422)
                .body("errors.field", contains("features.reminders.percentage"));
    }

    /** N1: no role is asked about, lest all reminders end with it; and nothing happens before it begins. */
    @Test
    void aFlagThatIsOnForNobodyIsRefused() {
        owner.patch(CONFIGURATION, Map.of("features", Map.of("reminders", Map.of("roles", List.of("owner")))))
                .statusCode(422)
                .body("errors.field", contains("features.reminders.roles"));
        Map<String, String> never = Map.of("from", "2030-02-01T00:00:00Z", "until", "2030-01-01T00:00:00Z");
        owner.patch(CONFIGURATION, Map.of("features", Map.of("reminders", never)))
                .statusCode(422)
                .body("errors.field", contains("features.reminders.until"));
    }

    @Test
    void aTimeZoneIsChangedOnceSomebodyHasSeenWhatThatDoes() {
        owner.patch("/api/v1/tenant", Map.of("timezone", "America/Manaus"))
                .statusCode(409)
                .body("code", equalTo("time-zone-preview"))
                .body("preview.from", equalTo("America/Sao_Paulo"))
                .body("preview.to", equalTo("America/Manaus"))
                .body("preview.differences.minutesAhead", contains(-60))
                .body("preview.clinics.id", contains(group.clinic().toString()));
        owner.get("/api/v1/tenant").body("timezone", equalTo("America/Sao_Paulo"));
        owner.patch("/api/v1/tenant", Map.of("timezone", "America/Manaus"), "\"99\"")
                .statusCode(412);

        owner.patch("/api/v1/tenant?confirm=true", Map.of("timezone", "America/Manaus"))
                .statusCode(200)
                .body("timezone", equalTo("America/Manaus"));

        owner.get("/api/v1/tenant").header("ETag", "\"2\"").body("timezone", equalTo("America/Manaus"));
        owner.patch("/api/v1/tenant", Map.of("timezone", "Nowhere/Land")).statusCode(400);
    }

    @Test
    void readersDoNotConfigure() {
        group.with("tenant:read").patch(CONFIGURATION, Map.of()).statusCode(403);
    }
}
