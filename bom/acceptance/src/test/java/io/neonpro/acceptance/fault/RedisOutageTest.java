package io.neonpro.acceptance.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.neonpro.acceptance.FurnishedClinic;
import io.neonpro.acceptance.RunningPlatform;
import io.neonpro.acceptance.Vitals;
import io.neonpro.acceptance.client.Client;
import io.neonpro.devstack.platform.Platform;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Redis taken away: slower for all, wrong for nobody. */
@ExtendWith(RunningPlatform.class)
class RedisOutageTest {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private Platform platform;
    private FurnishedClinic clinic;
    private Vitals vitals;

    @BeforeEach
    void open(Platform running) {
        platform = running;
        vitals = Vitals.of(RunningPlatform.addresses(running));
        clinic = FurnishedClinic.open(RunningPlatform.addresses(running), "Carmim");
    }

    @AfterEach
    void redisRuns() {
        platform.stack().redis().start();
    }

    @Test
    void withoutRedisEverythingWorksAndHealthSaysDegraded() {
        platform.stack().redis().stop();

        UUID patient = clinic.register("Lia Castro", "lia@redis.example");
        String appointment = bookedFor(patient);

        Client owner = clinic.group().owner();
        assertThat(owner.get("patient", "/api/v1/patients?query=castro")
                        .at("/items/0/id")
                        .asText())
                .isEqualTo(patient.toString());
        assertThat(owner.get("clinic", "/api/v1/treatments").at("/items")).hasSize(1);
        cancel(appointment);
        await().atMost(PATIENCE).until(() -> vitals.state("clinic").equals("degraded"));
        assertThat(vitals.reason("clinic")).contains("redis");
        assertThat(vitals.operator().get("clinic", "/q/health/ready").status()).isEqualTo(200);

        platform.stack().redis().start();
        await().atMost(PATIENCE).until(() -> vitals.state("clinic").equals("healthy"));
    }

    private String bookedFor(UUID patient) {
        String start = clinic.slots().at("/0/start").asText();
        return clinic.book(patient, start).expect(201).at("/id").asText();
    }

    private void cancel(String appointment) {
        clinic.group()
                .owner()
                .post(
                        "scheduling",
                        "/api/v1/appointments/" + appointment + "/cancel",
                        Map.of("reason", "patient-request"))
                .expect(200);
    }
}
