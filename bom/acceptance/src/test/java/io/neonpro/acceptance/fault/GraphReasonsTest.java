package io.neonpro.acceptance.fault;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.neonpro.acceptance.FurnishedClinic;
import io.neonpro.acceptance.RunningPlatform;
import io.neonpro.acceptance.client.Client;
import io.neonpro.devstack.graph.GraphSocket;
import io.neonpro.devstack.platform.Platform;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the gateway cannot show, it says why, and shows the rest. */
@ExtendWith(RunningPlatform.class)
@TestInstance(Lifecycle.PER_CLASS)
class GraphReasonsTest {

    private static final String APPOINTMENT =
            "query($id: ID!) { appointment(id: $id) { status patient { name } treatment { name } } }";

    private Platform platform;
    private FurnishedClinic clinic;
    private Client owner;

    @BeforeAll
    void open(Platform running) {
        platform = running;
        clinic = FurnishedClinic.open(RunningPlatform.addresses(running), "Dourada");
        owner = clinic.group().owner();
    }

    @AfterEach
    void patientRuns() {
        platform.service("patient").start();
    }

    /** F6 */
    @Test
    void anAppointmentOfAnErasedPatientSaysSo() {
        UUID patient = clinic.register("Lia Castro", "lia@reasons.example");
        String appointment = bookedFor(patient);
        owner.post("scheduling", "/api/v1/appointments/" + appointment + "/cancel", Map.of("reason", "patient-request"))
                .expect(200);
        owner.post("patient", "/api/v1/patients/" + patient + "/erase", "").expect(204);

        JsonNode answer = owner.graph(APPOINTMENT, Map.of("id", appointment)).json();

        assertThat(answer.at("/data/appointment/status").asText()).isEqualTo("CANCELLED");
        saysOfThePatient(answer, "erased");
    }

    /** F6 */
    @Test
    void anAppointmentIsShownWithoutThePatientsService() {
        String appointment = bookedFor(clinic.register("Caio Reis", "caio@reasons.example"));

        platform.service("patient").stop();
        JsonNode answer = owner.graph(APPOINTMENT, Map.of("id", appointment)).json();

        assertThat(answer.at("/data/appointment/status").asText()).isEqualTo("SCHEDULED");
        saysOfThePatient(answer, "service-unavailable");
    }

    /** F12, F13 */
    @ParameterizedTest
    @CsvSource({"garbage, invalid-input", "00000000-0000-7000-8000-000000000000, not-found"})
    void aSubscriptionOfNoClinicSaysSo(String clinicId, String code) throws Exception {
        try (GraphSocket socket = GraphSocket.openAsBrowser(platform.url("gateway"), owner.accessToken())) {
            socket.subscribe("subscription { agendaChanged(clinicId: \"" + clinicId + "\") { id } }");

            JsonNode answer = socket.next();

            assertThat(GraphSocket.codes(answer))
                    .as("%s", answer)
                    .contains(code)
                    .doesNotContain("internal-error");
        }
    }

    private String bookedFor(UUID patient) {
        return clinic.book(patient, clinic.slots().at("/0/start").asText())
                .expect(201)
                .at("/id")
                .asText();
    }

    private static void saysOfThePatient(JsonNode answer, String code) {
        assertThat(answer.at("/data/appointment/patient").isNull())
                .as("%s", answer)
                .isTrue();
        assertThat(answer.at("/data/appointment/treatment/name").asText()).isEqualTo("Limpeza de pele");
        assertThat(answer.at("/errors")).as("%s", answer).hasSize(1);
        assertThat(answer.at("/errors/0/extensions/code").asText()).isEqualTo(code);
        assertThat(answer.at("/errors/0/path")).extracting(JsonNode::asText).containsExactly("appointment", "patient");
    }
}
