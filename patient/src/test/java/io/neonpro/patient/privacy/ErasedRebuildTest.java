package io.neonpro.patient.privacy;

import static io.neonpro.patient.Api.PATIENTS;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.neonpro.contracts.appointment.AppointmentEvent.Scheduled;
import io.neonpro.contracts.appointment.Slot;
import io.neonpro.devstack.Stack;
import io.neonpro.devstack.event.TestEvents;
import io.neonpro.devstack.token.TestTokens;
import io.neonpro.kernel.event.EventName;
import io.neonpro.migrate.Server;
import io.neonpro.patient.Api;
import io.neonpro.patient.ServiceTest;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** The directory made anew of its events, in which somebody is who was erased. */
@ServiceTest
class ErasedRebuildTest {

    private static final String PROJECTIONS = "/q/neonpro/projections";
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    Stack stack;

    @Inject
    ObjectMapper mapper;

    @ConfigProperty(name = "neonpro.database")
    String database;

    private final Api api = Api.ofNewTenant();

    @Test
    void whoWasErasedStaysErased() throws SQLException {
        UUID ana = api.register("Ana Souza");
        UUID bia = api.register("Bia Lima");
        Map<String, String> terms = Map.of("purpose", "marketing", "version", "1", "channel", "paper");
        api.post(PATIENTS + "/{id}/consents", terms, ana).statusCode(201);
        api.post(PATIENTS + "/{id}/consents", terms, bia).statusCode(201);
        List<String> before = shown();
        api.post(PATIENTS + "/{id}/erase", "", ana).statusCode(204);
        List<String> erased = shown();
        execute("delete from patient where id = '" + bia + "'");
        execute("""
                insert into patient (tenant_id, id, version, name, sort_name, birth_date, language)
                values ('%s', '%s', 1, 'Ana Souza', 'ana souza', '1990-05-01', 'pt-BR')
                """.formatted(api.tenant(), ana));
        execute("insert into patient_term values ('%s', '%s', 'ana')".formatted(api.tenant(), ana));

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
        execute("delete from patient where id = '" + ana + "'");
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

    private List<String> clinics() throws SQLException {
        return query(
                "select one::text from patient_clinic one where tenant_id = '%s' order by 1".formatted(api.tenant()));
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

    private List<String> shown() throws SQLException {
        String tenant = api.tenant().toString();
        return query("""
                select one::text from patient one where tenant_id = '%s'
                 union all select one::text from patient_term one where tenant_id = '%s'
                 union all select one::text from consent one where tenant_id = '%s'
                 order by 1
                """.formatted(tenant, tenant, tenant));
    }

    private List<String> query(String sql) throws SQLException {
        try (var connection = connection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            var values = new ArrayList<String>();
            while (rows.next()) {
                values.add(rows.getString(1));
            }
            return values;
        }
    }

    private void execute(String sql) throws SQLException {
        try (var connection = connection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private Connection connection() throws SQLException {
        var addresses = stack.addresses();
        return Server.at(addresses.primary(), addresses.postgresPassword())
                .database(database)
                .getConnection();
    }
}
