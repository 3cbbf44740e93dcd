package io.neonpro.scheduling.hold;

import static io.neonpro.scheduling.Group.monday;
import static io.neonpro.scheduling.Group.text;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.neonpro.devstack.DevstackResource;
import io.neonpro.scheduling.BriefHolds;
import io.neonpro.scheduling.Group;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(BriefHolds.class)
@WithTestResource(DevstackResource.class)
class HoldTest {

    private Group group;
    private UUID practitioner;
    private UUID treatment;
    private UUID patient;

    @BeforeEach
    void openClinic() {
        group = Group.open();
        practitioner = group.practitioner("physician");
        treatment = group.treatment();
        patient = group.patient();
        group.settled(treatment, patient);
    }

    private Response hold() {
        return group.asReception()
                .body(Map.of(
                        "clinicId",
                        group.clinic,
                        "treatmentId",
                        treatment,
                        "start",
                        monday("10:00").toString()))
                .post("/api/v1/holds");
    }

    private Response book(String hold) {
        Map<String, Object> wish = new HashMap<>(Map.of(
                "clinicId",
                group.clinic,
                "patientId",
                patient,
                "treatmentId",
                treatment,
                "start",
                monday("10:00").toString()));
        if (hold != null) {
            wish.put("holdId", hold);
        }
        return group.asReception().body(wish).post("/api/v1/appointments");
    }

    @Test
    void aHeldSlotIsForWhoeverHoldsIt() {
        Response held = hold();

        held.then()
                .statusCode(201)
                .body("slot.start", equalTo(text(monday("10:00"))))
                .body("slot.practitionerId", equalTo(practitioner.toString()));
        hold().then().statusCode(409).body("code", equalTo("slot-taken"));
        book(null).then().statusCode(409).body("conflicts.kind", hasItem("practitioner"));
        String id = held.path("id");
        book(id).then().statusCode(201).body("practitionerId", equalTo(practitioner.toString()));
        book(id).then().statusCode(404).body("code", equalTo("hold-not-found"));
    }

    @Test
    void anExpiredHoldBlocksNobodyAndPromisesNothing() {
        String id = hold().path("id");

        await().pollDelay(Duration.ofMillis(1700)).until(() -> true);

        book(id).then().statusCode(404).body("code", equalTo("hold-not-found"));
        book(null).then().statusCode(201);
    }

    @Test
    void aHoldIsLetGo() {
        String id = hold().path("id");

        group.asReception().delete("/api/v1/holds/" + id).then().statusCode(204);

        group.asReception().delete("/api/v1/holds/" + id).then().statusCode(404);
        book(null).then().statusCode(201);
    }

    @Test
    void aHoldOfOthersIsUnknown() {
        String id = hold().path("id");
        Group other = Group.open();

        other.asReception().delete("/api/v1/holds/" + id).then().statusCode(404);
    }

    @Test
    void anAppointmentIsNoHold() {
        String id = book(null).path("id");

        group.asReception().delete("/api/v1/holds/" + id).then().statusCode(404);
        book(id).then().statusCode(404).body("code", equalTo("hold-not-found"));
    }

    @Test
    void aHoldForAnotherTimeIsRefused() {
        String id = hold().path("id");

        group.asReception()
                .body(Map.of(
                        "clinicId", group.clinic,
                        "patientId", patient,
                        "treatmentId", treatment,
                        "start", monday("12:00").toString(),
                        "holdId", id))
                .post("/api/v1/appointments")
                .then()
                .statusCode(422)
                .body("code", equalTo("hold-differs"));
    }
}
