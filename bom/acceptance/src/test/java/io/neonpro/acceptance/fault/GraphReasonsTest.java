package io.neonpro.acceptance.fault;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.neonpro.acceptance.FurnishedClinic;
import io.neonpro.acceptance.RunningPlatform;
import io.neonpro.acceptance.client.Client;
import io.neonpro.devstack.platform.Platform;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
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

    private static final ObjectMapper JSON = new ObjectMapper();
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
        BlockingQueue<JsonNode> messages = new LinkedBlockingQueue<>();
        WebSocket socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .subprotocols("graphql-transport-ws")
                .buildAsync(
                        URI.create(platform.url("gateway").toString().replace("http", "ws") + "/graphql"),
                        new Messages(messages))
                .join();

        send(
                socket,
                Map.of("type", "connection_init", "payload", Map.of("Authorization", "Bearer " + owner.accessToken())));
        assertThat(messages.poll(30, TimeUnit.SECONDS).at("/type").asText()).isEqualTo("connection_ack");
        send(
                socket,
                Map.of(
                        "id", "1",
                        "type", "subscribe",
                        "payload",
                                Map.of(
                                        "query",
                                        "subscription { agendaChanged(clinicId: \"" + clinicId + "\") { id } }")));

        JsonNode answer = messages.poll(30, TimeUnit.SECONDS);
        assertThat(answer.findValuesAsText("code"))
                .as("%s", answer)
                .contains(code)
                .doesNotContain("internal-error");
        socket.abort();
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

    private static void send(WebSocket socket, Map<String, ?> message) throws Exception {
        socket.sendText(JSON.writeValueAsString(message), true).join();
    }

    private record Messages(BlockingQueue<JsonNode> whole, StringBuilder part) implements WebSocket.Listener {

        Messages(BlockingQueue<JsonNode> whole) {
            this(whole, new StringBuilder());
        }

        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence text, boolean isLast) {
            part.append(text);
            if (isLast) {
                try {
                    whole.add(JSON.readTree(part.toString()));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
                part.setLength(0);
            }
            socket.request(1);
            return null;
        }
    }
}
