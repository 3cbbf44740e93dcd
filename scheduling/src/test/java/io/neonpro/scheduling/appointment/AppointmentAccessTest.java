package io.neonpro.scheduling.appointment;

import static io.neonpro.scheduling.Group.monday;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.neonpro.devstack.DevstackResource;
import io.neonpro.devstack.token.TestTokens;
import io.neonpro.scheduling.BriefHolds;
import io.neonpro.scheduling.Group;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Whom an appointment is nothing to. */
@QuarkusTest
@TestProfile(BriefHolds.class)
@WithTestResource(DevstackResource.class)
class AppointmentAccessTest extends FurnishedClinic {

    @Test
    void aTokenForOneClinicOpensNoOther() {
        String id = booked(monday("10:00"));
        String elsewhere = TestTokens.user(group.tenant)
                .clinics(UUID.randomUUID())
                .scopes("appointment:read appointment:write")
                .sign();

        Group.as(elsewhere)
                .body(wish(monday("12:00")))
                .post("/api/v1/appointments")
                .then()
                .statusCode(403);
        Group.as(elsewhere)
                .post("/api/v1/appointments/" + id + "/confirm")
                .then()
                .statusCode(403);
        Group.as(elsewhere)
                .get("/api/v1/appointments?clinicId=" + group.clinic)
                .then()
                .statusCode(403);
        Group.as(elsewhere)
                .header("Consistency-Token", "scheduling=FFFFFFFF-0/0")
                .get("/api/v1/appointments/" + id)
                .then()
                .statusCode(404);
        Group.as(elsewhere)
                .header("Consistency-Token", "scheduling=FFFFFFFF-0/0")
                .get("/api/v1/appointments?patientId=" + patient)
                .then()
                .body("items", hasSize(0));
    }

    @Test
    void withoutATokenOrItsPermissionNothingIsAnswered() {
        RestAssured.given().get("/api/v1/appointments").then().statusCode(401).body("code", equalTo("unauthenticated"));
        Group.as(TestTokens.user(group.tenant).scopes("patient:read").sign())
                .get("/api/v1/appointments")
                .then()
                .statusCode(403)
                .body("code", equalTo("forbidden"));
        Group.as(TestTokens.user(group.tenant).scopes("appointment:read").sign())
                .body(wish(monday("12:00")))
                .post("/api/v1/appointments")
                .then()
                .statusCode(403);
    }

    @Test
    void othersSeeNothingOfIt() {
        String id = booked(monday("10:00"));
        Group other = Group.open();
        UUID there = other.treatment();
        other.settled(there);

        for (String command : List.of("reschedule", "cancel", "confirm", "check-in", "complete", "no-show")) {
            other.asReception()
                    .body(
                            switch (command) {
                                case "reschedule" -> "{\"start\":\"" + monday("11:00") + "\"}";
                                case "cancel" -> "{}";
                                default -> "";
                            })
                    .post("/api/v1/appointments/" + id + "/" + command)
                    .then()
                    .statusCode(404)
                    .body("code", equalTo("appointment-not-found"));
        }
        other.asReception().get("/api/v1/appointments/" + id).then().statusCode(404);
        other.asReception()
                .get("/api/v1/appointments?clinicId=" + group.clinic)
                .then()
                .statusCode(404);
        other.asReception()
                .get("/api/v1/appointments?patientId=" + patient)
                .then()
                .statusCode(200)
                .body("items", hasSize(0));
    }
}
