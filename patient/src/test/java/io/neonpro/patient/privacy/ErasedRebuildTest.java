package io.neonpro.patient.privacy;

import static io.neonpro.patient.Api.PATIENTS;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.neonpro.contracts.appointment.AppointmentEvent.Scheduled;
import io.neonpro.contracts.appointment.Slot;
import io.neonpro.devstack.event.TestEvents;
import io.neonpro.devstack.postgres.TestDatabase;
import io.neonpro.devstack.token.TestTokens;
import io.neonpro.kernel.event.EventName;
import io.neonpro.patient.Api;
import io.neonpro.patient.ServiceTest;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The directory made anew of its events, in which somebody is who was erased. */
@ServiceTest
class ErasedRebuildTest {

    private static final String PROJECTIONS = "/q/neonpro/projections";
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    @Inject
    ObjectMapper mapper;

    private final Api api = Api.ofNewTenant();

    @Test
    void whoWasErasedStaysErased() {
        UUID ana = api.register("Ana Souza");
        UUID bia = api.register("Bia Lima");
        Map<String, String> terms = Map.of("purpose", "marketing", "version", "1", "channel", "paper");
        api.post(PATIENTS + "/{id}/consents", terms, ana).statusCode(201);
        api.post(PATIENTS + "/{id}/consents", terms, bia).statusCode(201);
        List<String> before = shown();
        api.post(PATIENTS + "/{id}/erase", "", ana).statusCode(204);
        List<String> erased = shown();
        TestDatabase.run("delete from patient where id = ?", bia);
        TestDatabase.run("""
                insert into patient (tenant_id, id, version, name, sort_name, birth_date, language)
                values (?, ?, 1, 'Ana Souza', 'ana souza', '1990-05-01', 'pt-BR')
                """, api.tenant(), ana);
        TestDatabase.run("insert into patient_term values (?, ?, 'ana', true)", api.tenant(), ana);

        rebuild("patient");
        rebuild("consent");

        assertThat(shown()).isEqualTo(erased).isNotEqualTo(before).noneMatch(row -> row.contains("Ana"));
        assertThat(erased).hasSize(4).anyMatch(row -> row.contains("Bia Lima"));
    }

    /** Whose row is put back is not everybody's for it. */
    @Test
    void whoIsKnownInSomeClinicsIsKnownInTheseOnlyAfterwards() throws Exception {
        UUID here = UUID.randomUUID();
        UUID there = UUID.randomUUID();
        UUID ana = api.at(here).register("Ana Souza");
        Scheduled visit = booked(ana, there);
        TestEvents.publish(
                "scheduling",
                EventName.of(Scheduled.class).toString(),
                api.tenant(),
                visit.appointmentId(),
                mapper.writeValueAsString(visit));
        await().atMost(PATIENCE).until(() -> statusOf(ana, there) == 200);
        List<String> before = clinics();
        TestDatabase.run("delete from patient where id = ?", ana);
        assertThat(clinics()).isEmpty();

        rebuild("patient");

        assertThat(clinics()).isEqualTo(before).hasSize(2);
        await().atMost(PATIENCE).until(() -> statusOf(ana, here) == 200);
        assertThat(statusOf(ana, UUID.randomUUID())).isEqualTo(404);
    }

    private int statusOf(UUID patient, UUID clinic) {
        return api.at(clinic).get(PATIENTS + "/{id}", patient).extract().statusCode();
    }

    private static Scheduled booked(UUID patient, UUID clinic) {
        Instant start = Instant.parse("2030-09-07T17:00:00Z");
        Instant end = start.plus(Duration.ofMinutes(30));
        Slot slot = new Slot(UUID.randomUUID(), null, List.of(), start, end, end);
        return new Scheduled(UUID.randomUUID(), clinic, patient, UUID.randomUUID(), slot, null, null);
    }

    private List<String> clinics() {
        return TestDatabase.texts(
                "select one::text from patient_clinic one where tenant_id = ? order by 1", api.tenant());
    }

    private void rebuild(String model) {
        operator()
                .body(Map.of("tenantId", api.tenant()))
                .post(PROJECTIONS + "/" + model + "/rebuild")
                .then()
                .statusCode(200);
        String phase = "rebuilds.find { it.tenantId == '" + api.tenant() + "' && it.model == '" + model + "' }.phase";
        await().atMost(PATIENCE)
                .until(() -> "done"
                        .equals(operator().get(PROJECTIONS).then().extract().path(phase)));
    }

    private static RequestSpecification operator() {
        String token = TestTokens.service("operator")
                .audience("patient")
                .scopes("operation:read operation:write")
                .sign();
        return given().auth().oauth2(token).contentType(ContentType.JSON);
    }

    private List<String> shown() {
        return TestDatabase.texts("""
                select one::text from patient one where tenant_id = ?
                 union all select one::text from patient_term one where tenant_id = ?
                 union all select one::text from consent one where tenant_id = ?
                 order by 1
                """, api.tenant(), api.tenant(), api.tenant());
    }
}
