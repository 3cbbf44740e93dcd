package io.neonpro.notify.preference;

import static io.neonpro.notify.Api.PREFERENCES;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.neonpro.contracts.clinic.TenantEvent.ConfigurationChanged;
import io.neonpro.contracts.patient.PatientEvent.Registered;
import io.neonpro.contracts.patient.PatientEvent.Updated;
import io.neonpro.notify.Api;
import io.neonpro.notify.Group;
import io.neonpro.notify.ServiceTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** How patients want to be reached is seen and said where they are known. */
@ServiceTest
class PreferenceScopeTest {

    private final Group group = Group.open();
    private final UUID otherClinic = UUID.randomUUID();
    private final Api here = group.api.at(group.clinic);
    private final Api elsewhere = group.api.at(otherClinic);

    @Test
    void ofWhoIsKnownHereNobodyElsewhereSeesOrSaysAnything() {
        UUID ana = registered(group.clinic);

        here.get(PREFERENCES, ana).statusCode(200);
        elsewhere.get(PREFERENCES, ana).statusCode(404);
        elsewhere.put(PREFERENCES, Map.of("email", false), ana).statusCode(404);
        group.api
                .request()
                .header("X-Clinic-Id", otherClinic)
                .get(PREFERENCES, ana)
                .then()
                .statusCode(404);
        here.get(PREFERENCES, ana).body("email", equalTo(true));
    }

    @Test
    void whoIsBookedHereIsKnownHere() {
        UUID ana = registered(otherClinic);
        here.get(PREFERENCES, ana).statusCode(404);

        group.schedule(ana);

        awaitStatus(here, ana, 200);
        elsewhere.get(PREFERENCES, ana).statusCode(200);
    }

    @Test
    void whoWasRegisteredForTheGroupIsEverybodysUntilTheyAreBooked() {
        UUID ana = group.patient(UUID.randomUUID(), null, "pt-BR");
        elsewhere.get(PREFERENCES, ana).statusCode(200);

        group.schedule(ana);

        awaitStatus(elsewhere, ana, 404);
        here.get(PREFERENCES, ana).statusCode(200);
    }

    @Test
    void aTenantMayShareItsPatients() {
        UUID ana = registered(group.clinic);

        group.tell("clinic", group.tenant, configuration(1, Map.of("sharedPatients", true)));
        awaitStatus(elsewhere, ana, 200);

        group.tell("clinic", group.tenant, configuration(2, Map.of()));
        awaitStatus(elsewhere, ana, 404);
    }

    /** As when the topic was compacted. */
    @Test
    void whoHearsTheLatestOnlyKnowsWhere() {
        UUID ana = UUID.randomUUID();
        group.tell("patient", ana, new Updated(ana, "Ana Souza", null, "pt-BR", List.of(group.clinic)));

        awaitStatus(here, ana, 200);
        elsewhere.get(PREFERENCES, ana).statusCode(404);
    }

    private UUID registered(UUID clinic) {
        UUID id = UUID.randomUUID();
        group.tell("patient", id, new Registered(id, "Ana Souza", null, "pt-BR", List.of(clinic)));
        awaitStatus(group.api, id, 200);
        return id;
    }

    private static void awaitStatus(Api api, UUID patient, int status) {
        await().atMost(Group.PATIENCE)
                .until(() -> api.get(PREFERENCES, patient).extract().statusCode() == status);
    }

    private ConfigurationChanged configuration(long revision, Map<String, Object> compliance) {
        return new ConfigurationChanged(group.tenant, revision, Map.of(), Map.of(), Map.of(), compliance);
    }
}
