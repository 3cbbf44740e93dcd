package io.neonpro.acceptance.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.neonpro.acceptance.AtOnce;
import io.neonpro.acceptance.Databases;
import io.neonpro.acceptance.FurnishedClinic;
import io.neonpro.acceptance.RunningPlatform;
import io.neonpro.acceptance.client.Answer;
import io.neonpro.devstack.platform.Platform;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;

/** The main job, from the sign-up of a clinic group to the e-mail and the invoice. */
@ExtendWith(RunningPlatform.class)
@TestInstance(Lifecycle.PER_CLASS)
class BookingJourneyTest {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private static final String EVERYTHING = """
            query Everything($id: ID!) {
              patient(id: $id) {
                name
                appointments {
                  start
                  status
                  treatment { name price { amount } }
                  practitioner { name }
                  invoice { status total { amount } }
                }
                messages { kind status }
              }
            }
            """;

    private static final String EVENTS_OF_TRACE = "select type from event where metadata->>'traceparent' = ?";
    private static final String ACCESS_OF_TRACE = "select action from access_entry where trace = ?";

    private Platform platform;
    private FurnishedClinic clinic;

    @BeforeAll
    void open(Platform running) {
        platform = running;
        clinic = FurnishedClinic.open(RunningPlatform.addresses(running), "Aurora");
    }

    @Test
    void aBookingReachesThePatientBillingAndTheGraph() {
        UUID patient = clinic.register("Ana Souza", "ana@journey.example");
        String start = clinic.slots().at("/0/start").asText();

        Answer booked = clinic.book(patient, start).expect(201);

        assertThat(booked.at("/status").asText()).isEqualTo("scheduled");
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(RunningPlatform.mailbox(platform).to("ana@journey.example"))
                                .hasSize(1));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(everythingOf(patient)).hasToString(expected()));
    }

    @Test
    void whatABookingBringsAboutIsOneTrace() {
        String trace = UUID.randomUUID().toString().replace("-", "");
        Map<String, String> parent = Map.of("traceparent", "00-" + trace + "-00f067aa0ba902b7-01");
        UUID patient = clinic.register("Iara Lins", "iara@journey.example");

        clinic.book(patient, clinic.slots().at("/3/start").asText(), parent).expect(201);
        clinic.group()
                .owner()
                .post("gateway", "/graphql", Map.of("query", EVERYTHING, "variables", Map.of("id", patient)), parent)
                .expect(200);

        assertThatTraceIsKept(
                "scheduling", EVENTS_OF_TRACE, parent.get("traceparent"), "io.neonpro.appointment.scheduled");
        assertThatTraceIsKept("billing", EVENTS_OF_TRACE, parent.get("traceparent"), "io.neonpro.invoice.drafted");
        assertThatTraceIsKept("patient", ACCESS_OF_TRACE, trace, "patient.read");
        assertThatTraceIsKept("notify", ACCESS_OF_TRACE, trace, "message.read");
    }

    private void assertThatTraceIsKept(String service, String statement, String trace, String expected) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(new Databases(platform).ask(service, statement, trace))
                        .as(service)
                        .contains(expected));
    }

    private JsonNode everythingOf(UUID patient) {
        JsonNode answer =
                clinic.group().owner().graph(EVERYTHING, Map.of("id", patient)).json();
        assertThat(answer.path("errors").isMissingNode()).as(answer.toString()).isTrue();
        ((com.fasterxml.jackson.databind.node.ObjectNode) answer.at("/data/patient/appointments/0")).remove("start");
        return answer.at("/data/patient");
    }

    private static String expected() {
        return """
        {"name":"Ana Souza","appointments":[{"status":"SCHEDULED",\
        "treatment":{"name":"Limpeza de pele","price":{"amount":"180.00"}},\
        "practitioner":{"name":"Dra. Beatriz Lima"},\
        "invoice":{"status":"DRAFT","total":{"amount":"180.00"}}}],\
        "messages":[{"kind":"CONFIRMATION","status":"SENT"}]}""";
    }

    @Test
    void ofManyWhoWantTheSameSlotOneGetsIt() {
        List<UUID> patients = IntStream.range(0, 64)
                .mapToObj(i -> clinic.register("Paciente " + i, "p" + i + "@rush.example"))
                .toList();
        String start = clinic.slots().at("/5/start").asText();

        List<Answer> answers = AtOnce.each(patients.size(), i -> clinic.book(patients.get(i), start));

        assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(1);
        assertThat(answers)
                .filteredOn(answer -> answer.status() == 409)
                .hasSize(63)
                .allSatisfy(refused -> {
                    assertThat(refused.at("/code").asText()).isEqualTo("slot-taken");
                    assertThat(refused.at("/conflicts")).isNotEmpty();
                    assertThat(refused.at("/alternatives")).isNotEmpty();
                });
    }

    @Test
    void aRepeatedRequestBooksOnce() {
        UUID patient = clinic.register("Rita Melo", "rita@journey.example");
        String start = clinic.slots().at("/9/start").asText();
        Map<String, String> key = Map.of("Idempotency-Key", UUID.randomUUID().toString());

        List<Answer> answers = AtOnce.each(20, i -> clinic.book(patient, start, key));

        assertThat(answers).extracting(Answer::status).containsOnly(201);
        assertThat(answers)
                .extracting(Answer::text)
                .containsOnly(answers.getFirst().text());
    }
}
