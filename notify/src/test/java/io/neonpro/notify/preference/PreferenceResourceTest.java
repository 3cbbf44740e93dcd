package io.neonpro.notify.preference;

import static io.neonpro.notify.Api.PREFERENCES;
import static io.neonpro.notify.Api.TEMPLATE;
import static io.neonpro.notify.Api.faults;
import static io.neonpro.notify.Group.PATIENCE;
import static java.util.concurrent.CompletableFuture.supplyAsync;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.neonpro.contracts.patient.PatientEvent.Registered;
import io.neonpro.devstack.event.TestEvents;
import io.neonpro.notify.Group;
import io.neonpro.notify.ServiceTest;
import io.restassured.specification.RequestSpecification;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How patients say that they want to be reached. */
@ServiceTest
class PreferenceResourceTest {

    private static final AtomicInteger POSITIONS = new AtomicInteger();

    private final Group group = Group.open();
    private UUID patient;

    @BeforeEach
    void registerPatient() {
        patient = group.patient();
    }

    @Test
    void whoNeverSaidIsWrittenTo() {
        group.api
                .get(PREFERENCES, patient)
                .statusCode(200)
                .header("ETag", "\"0\"")
                .body("email", equalTo(true))
                .body("language", nullValue());
    }

    @Test
    void whatIsSaidIsKept() {
        group.api
                .put(PREFERENCES, Map.of("email", false, "language", "en"), patient)
                .statusCode(200)
                .header("ETag", "\"1\"");

        group.api
                .get(PREFERENCES, patient)
                .header("ETag", "\"1\"")
                .body("email", equalTo(false))
                .body("language", equalTo("en"));
    }

    /** Nobody is written to against their will because their clinic is suspended. */
    @Test
    void whatIsSaidToASuspendedGroupIsKept() {
        TestEvents.suspended(group.tenant);
        await().atMost(PATIENCE)
                .until(() ->
                        group.api.put(TEMPLATE, Map.of(), "reminder").extract().statusCode() == 403);

        group.api.put(PREFERENCES, Map.of("email", false), patient).statusCode(200);
    }

    /** X1: by whoever has just registered them; the request is here before the event is. */
    @Test
    void whoWasJustRegisteredIsWaitedFor() {
        await().atMost(PATIENCE).until(this::isWaitedFor);

        justRegistered().get(PREFERENCES, UUID.randomUUID()).then().statusCode(404);
    }

    /** In vain when the event takes longer. */
    private boolean isWaitedFor() {
        UUID newcomer = UUID.randomUUID();
        var change =
                supplyAsync(() -> justRegistered().body(Map.of("email", false)).put(PREFERENCES, newcomer));
        for (int i = 0; i < 5; i++) {
            group.api.get(PREFERENCES, newcomer).statusCode(404);
        }
        group.tell("patient", newcomer, new Registered(newcomer, "Bia", null, "en"));
        return change.join().statusCode() == 200
                && justRegistered().get(PREFERENCES, newcomer).statusCode() == 200;
    }

    /** With the token of another write each time. */
    private RequestSpecification justRegistered() {
        return group.api
                .request()
                .header("Consistency-Token", "billing=1-0/1,patient=1-0/%X".formatted(POSITIONS.incrementAndGet()));
    }

    @Test
    void aChangeOfAnotherVersionIsRefused() {
        group.api.put(PREFERENCES, Map.of("email", false), patient).statusCode(200);

        group.api
                .request()
                .header("If-Match", "\"0\"")
                .body(Map.of("email", true))
                .put(PREFERENCES, patient)
                .then()
                .statusCode(412);

        group.api.get(PREFERENCES, patient).body("email", equalTo(false));
    }

    @Test
    void everyFaultIsNamedAndNothingIsStored() {
        var refused = group.api.put(PREFERENCES, Map.of("language", "fr", "sms", true), patient);

        assertThat(faults(refused.statusCode(400))).containsOnlyKeys("email", "language", "sms");
        group.api.get(PREFERENCES, patient).header("ETag", "\"0\"");
    }

    @Test
    void anotherTenantsPatientDoesNotExist() {
        Group others = Group.open();

        others.api.get(PREFERENCES, patient).statusCode(404);
        others.api.put(PREFERENCES, Map.of("email", false), patient).statusCode(404);

        group.api.get(PREFERENCES, patient).body("email", equalTo(true));
    }

    @Test
    void withoutThePermissionNothingHappens() {
        group.api.allowedTo("preference:write").get(PREFERENCES, patient).statusCode(403);
        group.api
                .allowedTo("preference:read")
                .put(PREFERENCES, Map.of("email", false), patient)
                .statusCode(403);
    }
}
