package io.neonpro.scheduling.appointment;

import static io.neonpro.scheduling.Group.monday;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.neonpro.devstack.DevstackResource;
import io.neonpro.scheduling.BriefHolds;
import io.neonpro.scheduling.Group;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** People book, hold and see where they work, for patients who are known there. */
@QuarkusTest
@TestProfile(BriefHolds.class)
@WithTestResource(DevstackResource.class)
class BookingScopeTest extends FurnishedClinic {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    @Test
    void nobodyMakesAPatientOfAnotherClinicTheirOwnByBookingThem() {
        UUID theirs = group.patientOf(UUID.randomUUID());
        UUID ours = group.patientOf(group.clinic);
        group.settled(treatment, theirs, ours);

        bookAs(group.tokenAt(group.clinic), theirs, monday("10:00"))
                .then()
                .statusCode(404)
                .body("code", equalTo("patient-not-found"));
        bookAs(group.tokenAt(group.clinic), ours, monday("10:00")).then().statusCode(201);
        // who works in all clinics sends them there, where they are known from then on
        bookAs(group.token(), theirs, monday("11:00")).then().statusCode(201);
        bookAs(group.tokenAt(group.clinic), theirs, monday("12:00")).then().statusCode(201);
    }

    @Test
    void aTenantMayShareItsPatients() {
        UUID theirs = group.patientOf(UUID.randomUUID());
        group.settled(treatment, theirs);
        group.sharePatients();

        await().atMost(PATIENCE)
                .until(() -> bookAs(group.tokenAt(group.clinic), theirs, monday("10:00"))
                                .statusCode()
                        == 201);
    }

    @Test
    void aPickedClinicNarrowsWhoWorksInAll() {
        String id = booked(monday("10:00"));

        group.asReception()
                .header("X-Clinic-Id", UUID.randomUUID())
                .header("Consistency-Token", "scheduling=FFFFFFFF-0/0")
                .get("/api/v1/appointments/" + id)
                .then()
                .statusCode(404);
        group.asReception()
                .header("X-Clinic-Id", UUID.randomUUID())
                .post("/api/v1/appointments/" + id + "/confirm")
                .then()
                .statusCode(403);
    }

    @Test
    void aHoldIsOfNoUseInAnotherClinic() {
        hold(group.asReception().header("X-Clinic-Id", UUID.randomUUID()))
                .then()
                .statusCode(403);
        hold(Group.as(group.tokenAt(UUID.randomUUID()))).then().statusCode(403);
        String hold = hold(group.asReception()).then().statusCode(201).extract().path("id");

        group.asReception()
                .header("X-Clinic-Id", UUID.randomUUID())
                .delete("/api/v1/holds/" + hold)
                .then()
                .statusCode(404);
        group.asReception().delete("/api/v1/holds/" + hold).then().statusCode(204);
    }

    private Response hold(RequestSpecification caller) {
        return caller.body(Map.of(
                        "clinicId",
                        group.clinic,
                        "treatmentId",
                        treatment,
                        "start",
                        monday("10:00").toString()))
                .post("/api/v1/holds");
    }

    private Response bookAs(String token, UUID who, OffsetDateTime start) {
        Map<String, Object> wish = wish(start);
        wish.put("patientId", who);
        return Group.as(token).body(wish).post("/api/v1/appointments");
    }
}
