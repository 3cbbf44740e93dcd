package io.neonpro.acceptance.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.neonpro.acceptance.FurnishedClinic;
import io.neonpro.acceptance.RunningPlatform;
import io.neonpro.acceptance.client.Answer;
import io.neonpro.acceptance.client.Client;
import io.neonpro.devstack.platform.Platform;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What cannot be right is refused with every fault named, and nothing of it is stored. */
@ExtendWith(RunningPlatform.class)
@TestInstance(Lifecycle.PER_CLASS)
class BadInputTest {

    private static final int MEGABYTE = 1024 * 1024;

    private FurnishedClinic clinic;
    private Client owner;
    private UUID patient;

    @BeforeAll
    void open(Platform platform) {
        clinic = FurnishedClinic.open(RunningPlatform.addresses(platform), "Erro");
        owner = clinic.group().owner();
        patient = clinic.register("Ana Souza", "ana@bad.example");
        clinic.slots();
    }

    @AfterEach
    void nothingIsStored() {
        assertThat(owner.get("patient", "/api/v1/patients").at("/items")).hasSize(1);
        String appointments = "/api/v1/appointments?clinicId=%s&from=2020-01-01T00:00:00Z&to=2020-03-01T00:00:00Z"
                .formatted(clinic.group().clinic());
        assertThat(owner.get("scheduling", appointments).expect(200).at("/items"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "clinic, /api/v1/clinics",
        "patient, /api/v1/patients",
        "scheduling, /api/v1/appointments",
        "identity, /api/v1/users",
    })
    void malformedJsonIsRefused(String service, String path) {
        Answer answer = owner.post(service, path, "{\"name\": \"Ana\",");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.at("/code").asText()).isEqualTo("malformed-json");
    }

    @Test
    void everyWrongFieldOfAPatientIsNamed() {
        Answer answer = owner.post(
                "patient",
                "/api/v1/patients",
                Map.of(
                        "name", 7,
                        "birthDate", "1990-02-30",
                        "cpf", "111.111.111-11",
                        "email", "nobody",
                        "shoeSize", 42));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(faultyFields(answer)).containsExactlyInAnyOrder("name", "birthDate", "cpf", "email", "shoeSize");
    }

    @Test
    void everyWrongFieldOfABookingIsNamed() {
        Answer answer = owner.post(
                "scheduling",
                "/api/v1/appointments",
                Map.of(
                        "clinicId", "here",
                        "patientId", patient,
                        "start", "2026-02-30T10:00:00-03:00",
                        "colour", "red"));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(faultyFields(answer)).containsExactlyInAnyOrder("clinicId", "treatmentId", "start", "colour");
    }

    @Test
    void everyWrongFieldOfATreatmentIsNamed() {
        Answer answer = owner.post(
                "clinic",
                "/api/v1/treatments",
                Map.of("name", "", "durationMinutes", -5, "price", Map.of("amount", "a lot", "currency", "BRL")));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(faultyFields(answer)).contains("name", "durationMinutes", "price.amount");
    }

    @Test
    void aSlotInThePastIsRefused() {
        Answer answer = clinic.book(patient, "2020-01-06T10:00:00-03:00");

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.at("/code").asText()).isEqualTo("slot-not-bookable");
        assertThat(answer.at("/errors").findValuesAsText("code")).contains("in-the-past");
    }

    @ParameterizedTest
    @ValueSource(strings = {"clinic", "patient", "scheduling", "identity"})
    void aBodyOfFiveMegabytesIsRefused(String service) {
        Map<String, String> path = Map.of(
                "clinic", "/api/v1/clinics",
                "patient", "/api/v1/patients",
                "scheduling", "/api/v1/appointments",
                "identity", "/api/v1/users");
        String body = "{\"name\":\"" + "a".repeat(5 * MEGABYTE) + "\"}";

        Answer answer = owner.call(service, "POST", path.get(service), Optional.of(body));

        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.at("/code").asText()).isEqualTo("body-too-large");
    }

    @ParameterizedTest
    @ValueSource(strings = {"gateway", "patient", "scheduling", "billing"})
    void aQueryOfDepthFiftyIsRefused(String program) {
        String query = "{ patient(id: \"" + patient + "\") " + "{ appointments ".repeat(50);
        String deep = query + "{ id } " + "} ".repeat(50) + "}";

        Answer answer = owner.post(program, "/graphql", Map.of("query", deep));

        assertThat(answer.status()).isLessThan(500);
        assertThat(answer.at("/errors")).isNotEmpty();
        assertThat(answer.at("/data/patient").isMissingNode()
                        || answer.at("/data").isNull())
                .as(answer.text())
                .isTrue();
    }

    @Test
    void everyWrongFieldOfAMutationIsNamed() {
        Answer answer = owner.graph("""
                        mutation { registerPatient(patient: {
                          name: " ", birthDate: "1990-02-30", cpf: "123" }) { id } }
                        """, Map.of());

        assertThat(answer.status()).isLessThan(500);
        assertThat(answer.at("/data/registerPatient/id").isMissingNode()).isTrue();
        assertThat(answer.at("/errors").toString()).contains("name", "birthDate", "cpf");
    }

    private static List<String> faultyFields(Answer answer) {
        return StreamSupport.stream(answer.at("/errors").spliterator(), false)
                .map(fault -> fault.path("field").asText())
                .toList();
    }
}
