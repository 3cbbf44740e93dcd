package io.neonpro.acceptance.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.neonpro.acceptance.FurnishedClinic;
import io.neonpro.acceptance.RunningPlatform;
import io.neonpro.acceptance.client.Client;
import io.neonpro.devstack.platform.Platform;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** {@code make run}, stopped with Ctrl-C and started again, beside the other platform, whose ports are taken. */
@Order(2)
@ExtendWith(RunningPlatform.class)
class RestartTest {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    @TempDir
    Path data;

    @Test
    void everythingIsStillThereAfterARestartAndNothingRunsInBetween(Platform other) throws Exception {
        LaptopPorts ports = LaptopPorts.free();
        FurnishedClinic clinic;
        UUID patient;
        String before;
        try (LaptopRun first = LaptopRun.start(data, ports)) {
            clinic = FurnishedClinic.open(ports.addresses(), "Eterna");
            patient = clinic.register("Vera Cruz", "vera@restart.example");
            clinic.book(patient, clinic.slots().at("/0/start").asText()).expect(201);
            Client owner = clinic.group().owner();
            await().atMost(PATIENCE).until(() -> invoices(owner).contains("draft"));
            await().atMost(PATIENCE).until(() -> messages(owner).contains("confirmation"));
            before = everythingOf(owner, patient);

            first.interrupt();

            assertThat(first.leftBehind()).isEmpty();
            assertThat(ports.taken()).isEmpty();
        }

        try (LaptopRun second = LaptopRun.start(data, ports)) {
            assertThat(everythingOf(clinic.group().owner(), patient)).isEqualTo(before);
        }
    }

    /** Read with the session of before the restart: what it was signed with was kept too. */
    private static String everythingOf(Client owner, UUID patient) {
        return List.of(
                        owner.get("patient", "/api/v1/patients/" + patient)
                                .expect(200)
                                .text(),
                        invoices(owner),
                        owner.get("clinic", "/api/v1/treatments").expect(200).text(),
                        messages(owner))
                .toString();
    }

    private static String invoices(Client owner) {
        return owner.get("billing", "/api/v1/invoices").at("/items").toString();
    }

    private static String messages(Client owner) {
        return owner.get("notify", "/api/v1/messages?status=sent").at("/items").toString();
    }
}
