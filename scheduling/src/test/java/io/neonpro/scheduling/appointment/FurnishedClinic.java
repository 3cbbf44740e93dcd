package io.neonpro.scheduling.appointment;

import static org.hamcrest.Matchers.equalTo;

import io.neonpro.contracts.clinic.ResourceKind;
import io.neonpro.scheduling.Group;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;

/** A clinic with a physician and a room, whose reception books a treatment for a patient. */
abstract class FurnishedClinic {

    Group group;
    UUID practitioner;
    UUID room;
    UUID treatment;
    UUID patient;

    @BeforeEach
    void openClinic() {
        furnish(Group.open());
    }

    void openNow() {
        furnish(Group.openNow());
    }

    void furnish(Group opened) {
        group = opened;
        practitioner = group.practitioner("physician");
        room = group.room();
        treatment = group.treatment(ResourceKind.ROOM);
        patient = group.patient();
        group.settled(treatment, patient);
    }

    Map<String, Object> wish(OffsetDateTime start) {
        return new HashMap<>(Map.of(
                "clinicId", group.clinic, "patientId", patient, "treatmentId", treatment, "start", start.toString()));
    }

    Response book(Map<String, Object> wish) {
        return group.asReception().body(wish).post("/api/v1/appointments");
    }

    String booked(OffsetDateTime start) {
        return book(wish(start)).then().statusCode(201).extract().path("id");
    }

    Response move(String id, OffsetDateTime start) {
        return group.asReception()
                .body(Map.of("start", start.toString()))
                .post("/api/v1/appointments/" + id + "/reschedule");
    }

    void carryOut(String id, String command, int status, String expected) {
        group.asReception()
                .post("/api/v1/appointments/" + id + "/" + command)
                .then()
                .statusCode(status)
                .body("status", equalTo(expected));
    }

    /** A position on a timeline that no server is on, so the primary answers. */
    RequestSpecification fresh() {
        return group.asReception().header("Consistency-Token", "scheduling=FFFFFFFF-0/0");
    }
}
