package io.neonpro.scheduling.affected;

import static io.neonpro.scheduling.Group.everyDay;
import static io.neonpro.scheduling.Group.monday;
import static io.neonpro.scheduling.Group.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import io.neonpro.contracts.clinic.CatalogueEvent.HoursChanged;
import io.neonpro.contracts.clinic.CatalogueEvent.PractitionerChanged;
import io.neonpro.contracts.clinic.CatalogueEvent.TreatmentChanged;
import io.neonpro.contracts.clinic.HoursException;
import io.neonpro.contracts.clinic.HoursSubject;
import io.neonpro.contracts.clinic.Requirements;
import io.neonpro.contracts.clinic.ResourceKind;
import io.neonpro.devstack.postgres.TestDatabase;
import io.neonpro.kernel.value.Money;
import io.neonpro.scheduling.Group;
import io.restassured.response.ValidatableResponse;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;

/** A clinic with one appointment, and changes of its calendar that may affect it. */
abstract class BookedClinic {

    Group group;
    UUID practitioner;
    UUID colleague;
    UUID room;
    UUID treatment;
    UUID patient;
    String appointment;

    @BeforeEach
    void book() {
        group = Group.open();
        practitioner = group.practitioner("physician");
        colleague = group.practitioner("physician");
        room = group.room();
        treatment = group.treatment(ResourceKind.ROOM);
        patient = group.patient();
        group.settled(treatment, patient);
        appointment = group.asReception()
                .body(Map.of(
                        "clinicId",
                        group.clinic,
                        "patientId",
                        patient,
                        "treatmentId",
                        treatment,
                        "practitionerId",
                        practitioner,
                        "start",
                        text(monday("10:00"))))
                .post("/api/v1/appointments")
                .then()
                .statusCode(201)
                .body("needsAttention", equalTo(false))
                .body("attention", empty())
                .extract()
                .path("id");
    }

    /** Waits in vain for a lock, behind those who wait for it; for less time than the service's role would. */
    static void outlasted(String locking, UUID id) throws SQLException {
        try (Connection connection = TestDatabase.connection();
                Statement limit = connection.createStatement();
                PreparedStatement lock = connection.prepareStatement(locking)) {
            limit.execute("set lock_timeout = '5s'");
            lock.setObject(1, id);
            assertThatThrownBy(lock::execute).hasMessageContaining("lock timeout");
        }
    }

    void flagged(String... reasons) {
        await().atMost(Duration.ofMinutes(3))
                .untilAsserted(() -> assertThat(group.asReception()
                                .get("/api/v1/appointments/" + appointment)
                                .then()
                                .statusCode(200)
                                .body("needsAttention", equalTo(reasons.length > 0))
                                .extract()
                                .<List<String>>path("attention"))
                        .containsExactly(reasons));
    }

    ValidatableResponse move(String time) {
        return group.asReception()
                .body(Map.of("start", text(monday(time))))
                .post("/api/v1/appointments/" + appointment + "/reschedule")
                .then();
    }

    HoursException closed(String time) {
        return new HoursException(monday(time).toLocalDate(), true, null, null);
    }

    HoursChanged openings(long revision, HoursException... exceptions) {
        return hours(revision, group.clinic, HoursSubject.CLINIC, List.of(exceptions));
    }

    HoursChanged hours(long revision, UUID subject, HoursSubject kind, List<HoursException> exceptions) {
        return new HoursChanged(subject, revision, kind, group.clinic, everyDay("09:00", "18:00"), exceptions);
    }

    PractitionerChanged physician(long revision, List<UUID> clinics, boolean isArchived) {
        return new PractitionerChanged(practitioner, revision, "Bia", "physician", clinics, isArchived);
    }

    TreatmentChanged treatment(long revision, boolean isArchived) {
        return treatment(revision, List.of(), isArchived);
    }

    TreatmentChanged needing(long revision, List<String> deviceTypes) {
        return treatment(revision, deviceTypes, false);
    }

    private TreatmentChanged treatment(long revision, List<String> deviceTypes, boolean isArchived) {
        return new TreatmentChanged(
                treatment,
                revision,
                "Peeling",
                30,
                15,
                new Money(new BigDecimal("450.00"), "BRL"),
                new Requirements(List.of("physician"), List.of(ResourceKind.ROOM), deviceTypes),
                isArchived);
    }
}
