package io.neonpro.patient.clinic;

import static io.neonpro.patient.Api.PATIENTS;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.neonpro.contracts.appointment.AppointmentEvent.Scheduled;
import io.neonpro.contracts.appointment.Slot;
import io.neonpro.contracts.clinic.TenantEvent.ConfigurationChanged;
import io.neonpro.devstack.event.TestEvents;
import io.neonpro.kernel.event.EventName;
import io.neonpro.patient.Api;
import io.neonpro.patient.ServiceTest;
import io.quarkus.arc.Arc;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Patients are found where they are known: where they were registered or booked, or everywhere if the tenant says so. */
@ServiceTest
class PatientScopeTest {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final String ONE = PATIENTS + "/{id}";
    private static final Map<String, String> ENTRY =
            Map.of("kind", "note", "text", "Calm skin.", "occurredAt", "2026-01-05T10:00:00-03:00");

    private final Api group = Api.ofNewTenant();
    private final UUID clinic = UUID.randomUUID();
    private final UUID otherClinic = UUID.randomUUID();
    private final Api here = group.at(clinic);
    private final Api elsewhere = group.at(otherClinic);

    @Test
    void nobodyElsewhereSeesOrChangesWhoWasRegisteredHere() {
        UUID ana = here.register("Ana Souza");

        here.get(ONE, ana).statusCode(200);
        group.get(ONE, ana).statusCode(200);
        elsewhere.get(ONE, ana).statusCode(404);
        elsewhere.get(PATIENTS + "?query=ana").statusCode(200).body("items", empty());
        elsewhere.patch(ONE, Map.of("name", "Eva"), ana).statusCode(404);
        elsewhere.get(ONE + "/records", ana).statusCode(404);
        elsewhere.post(ONE + "/records", ENTRY, ana).statusCode(404);
        elsewhere.get(ONE + "/consents", ana).statusCode(404);
        elsewhere.get(ONE + "/export", ana).statusCode(404);
        elsewhere.post(ONE + "/erase", Map.of(), ana).statusCode(404);
        elsewhere
                .graph(
                        "query($id: ID!, $of: [_Any!]!) { patient(id: $id) { name }"
                                + " _entities(representations: $of) { ... on Patient { name } } }",
                        Map.of("id", ana, "of", List.of(Map.of("__typename", "Patient", "id", ana.toString()))))
                .body("data.patient", nullValue())
                .body("data._entities[0]", nullValue());
    }

    @Test
    void aSingleEntryOfARecordIsNoWayAround() {
        UUID ana = here.register("Ana Souza");
        String entry = here.post(ONE + "/records", ENTRY, ana)
                .statusCode(201)
                .extract()
                .path("id");

        here.get(ONE + "/records/{entry}", ana, entry).statusCode(200);
        elsewhere.get(ONE + "/records/{entry}", ana, entry).statusCode(404);
    }

    @Test
    void aPickedClinicNarrowsWhoWorksInAll() {
        UUID ana = here.register("Ana Souza");

        group.request().header("X-Clinic-Id", otherClinic).get(ONE, ana).then().statusCode(404);
    }

    @Test
    void whoIsBookedElsewhereIsKnownThereToo() {
        UUID ana = here.register("Ana Souza");
        Scheduled visit = booked(ana);
        tell("scheduling", visit.appointmentId(), visit);

        await().atMost(PATIENCE).until(() -> elsewhere.get(ONE, ana).extract().statusCode() == 200);
        here.get(ONE, ana).statusCode(200);
        Map<String, Object> about = new HashMap<>(ENTRY);
        about.put("appointmentId", visit.appointmentId());
        elsewhere.post(ONE + "/records", about, ana).statusCode(201);
    }

    /** What is said of the patient since is not looked at, and their record may be about each visit. */
    @Test
    void whoComesAgainIsKnownAlready() {
        UUID ana = here.register("Ana Souza");
        Scheduled first = booked(ana);
        Scheduled second = booked(ana);
        tell("scheduling", first.appointmentId(), first);
        await().atMost(PATIENCE).until(() -> elsewhere.get(ONE, ana).extract().statusCode() == 200);
        String version = elsewhere.get(ONE, ana).extract().header("ETag");

        tell("scheduling", second.appointmentId(), second);

        Map<String, Object> about = new HashMap<>(ENTRY);
        about.put("appointmentId", second.appointmentId());
        await().atMost(PATIENCE)
                .until(() ->
                        elsewhere.post(ONE + "/records", about, ana).extract().statusCode() == 201);
        elsewhere.get(ONE, ana).header("ETag", equalTo(version));
    }

    @Test
    void whoWasRegisteredForTheGroupIsEverybodysUntilTheyAreBooked() {
        UUID ana = group.register("Ana Souza");
        here.get(ONE, ana).statusCode(200);
        tell("scheduling", UUID.randomUUID(), booked(ana));

        await().atMost(PATIENCE).until(() -> here.get(ONE, ana).extract().statusCode() == 404);
        elsewhere.get(PATIENTS + "?query=ana").statusCode(200).body("items", hasSize(1));
    }

    @Test
    void aTenantMayShareItsPatientsAmongItsClinics() {
        UUID ana = here.register("Ana Souza");
        tell("clinic", group.tenant(), configuration(1, Map.of("sharedPatients", true)));
        await().atMost(PATIENCE).until(() -> elsewhere.get(ONE, ana).extract().statusCode() == 200);

        tell("clinic", group.tenant(), configuration(2, Map.of()));
        await().atMost(PATIENCE).until(() -> elsewhere.get(ONE, ana).extract().statusCode() == 404);
    }

    @Test
    void anotherTenantsClinicsOpenNothing() {
        UUID ana = here.register("Ana Souza");

        Api.ofNewTenant().at(clinic).get(ONE, ana).statusCode(404).body("code", equalTo("not-found"));
    }

    private Scheduled booked(UUID patient) {
        Instant start = Instant.parse("2030-09-07T17:00:00Z");
        Instant end = start.plus(Duration.ofMinutes(30));
        Slot slot = new Slot(UUID.randomUUID(), null, List.of(), start, end, end);
        return new Scheduled(UUID.randomUUID(), otherClinic, patient, UUID.randomUUID(), slot, null, null);
    }

    private ConfigurationChanged configuration(long revision, Map<String, Object> compliance) {
        return new ConfigurationChanged(group.tenant(), revision, Map.of(), Map.of(), Map.of(), compliance);
    }

    private void tell(String context, UUID key, Object event) {
        try {
            String json = Arc.container().instance(ObjectMapper.class).get().writeValueAsString(event);
            TestEvents.publish(context, EventName.of(event.getClass()).toString(), group.tenant(), key, json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
