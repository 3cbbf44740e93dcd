package io.neonpro.acceptance.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.neonpro.acceptance.FurnishedClinic;
import io.neonpro.acceptance.RunningPlatform;
import io.neonpro.acceptance.SignedInPatient;
import io.neonpro.acceptance.client.Addresses;
import io.neonpro.acceptance.client.Client;
import io.neonpro.acceptance.fuzz.Machine;
import io.neonpro.devstack.platform.Platform;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Somebody who is treated signs in, and sees and books for themselves, until they are erased. */
@ExtendWith(RunningPlatform.class)
class PatientJourneyTest {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private static final String OWN = "/api/v1/me/appointments";

    private static final Map<String, String> RITA =
            Map.of("name", "Rita Melo", "birthDate", "1990-05-17", "language", "pt-BR");

    private FurnishedClinic clinic;
    private JsonNode slots;
    private UUID patient;
    private Client me;

    @BeforeEach
    void signIn(Platform platform) {
        Addresses addresses = RunningPlatform.addresses(platform);
        clinic = FurnishedClinic.open(addresses, "Tratada");
        slots = clinic.slots();
        Client manager = manager(addresses);
        patient = manager.post("patient", "/api/v1/patients", RITA).expect(201).id();
        me = SignedInPatient.of(platform, manager, patient);
    }

    @Test
    void theyBookAndCallOffForThemselves() {
        UUID booked = me.post("scheduling", OWN, wish()).expect(201).id();

        assertThat(me.get("patient", "/api/v1/me").expect(200).at("/name").asText())
                .isEqualTo("Rita Melo");
        assertThat(me.get("scheduling", OWN).expect(200).json().findValuesAsText("id"))
                .contains(booked.toString());
        assertThat(me.post("scheduling", OWN + "/" + booked + "/cancel", Map.of())
                        .expect(200)
                        .at("/status")
                        .asText())
                .isEqualTo("cancelled");
    }

    @Test
    void theySeeWhatTheyOweAndAreWritten() {
        me.get("billing", "/api/v1/me/invoices").expect(200);
        me.get("notify", "/api/v1/me/messages").expect(200);
        me.get("notify", "/api/v1/me/preferences").expect(200);
    }

    @Test
    void whatIsOthersIsNotTheirs() {
        UUID other = clinic.register("Ana Outra", "ana@tratada.example");
        UUID theirs =
                clinic.book(other, slots.at("/20/start").asText()).expect(201).id();

        me.get("scheduling", OWN + "/" + theirs).expect(404);
        me.post("scheduling", OWN + "/" + theirs + "/cancel", Map.of()).expect(404);
        me.get("scheduling", "/api/v1/appointments/" + theirs).expect(403);
        me.get("patient", "/api/v1/patients/" + other).expect(403);
        me.get("patient", "/api/v1/patients/" + patient).expect(403);
        me.get("identity", "/api/v1/users").expect(403);
        assertThat(me.get("scheduling", OWN).expect(200).at("/items")).isEmpty();
    }

    @Test
    void whoIsErasedIsSignedOut() {
        me.get("patient", "/api/v1/me").expect(200);

        clinic.group()
                .owner()
                .post("patient", "/api/v1/patients/" + patient + "/erase", "")
                .expect(204);

        await().atMost(PATIENCE)
                .until(() -> me.get("identity", "/api/v1/sessions").status() == 401);
    }

    private Map<String, ?> wish() {
        return Map.of(
                "clinicId", clinic.group().clinic(),
                "treatmentId", clinic.treatment(),
                "start", slots.at("/0/start").asText());
    }

    private Client manager(Addresses addresses) {
        Map<String, ?> wanted = Map.of("name", "desk", "roles", List.of("manager"), "administers", true);
        return new Machine(
                        addresses,
                        clinic.group()
                                .owner()
                                .post("identity", "/api/v1/service-accounts", wanted)
                                .expect(201)
                                .json())
                .client();
    }
}
