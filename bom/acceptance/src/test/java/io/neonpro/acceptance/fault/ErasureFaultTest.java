package io.neonpro.acceptance.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.neonpro.acceptance.Databases;
import io.neonpro.acceptance.FurnishedClinic;
import io.neonpro.acceptance.RunningPlatform;
import io.neonpro.acceptance.client.Answer;
import io.neonpro.acceptance.client.Client;
import io.neonpro.devstack.Parallel;
import io.neonpro.devstack.platform.Platform;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** An erasure whose services end as in a crash, wherever it is: once they are back it comes to its end. */
@ExtendWith(RunningPlatform.class)
class ErasureFaultTest {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final List<String> SERVICES = List.of("patient", "scheduling");

    private Platform platform;
    private Databases databases;
    private FurnishedClinic clinic;
    private Client owner;

    @BeforeEach
    void open(Platform running) {
        platform = running;
        databases = new Databases(running);
        clinic = FurnishedClinic.open(RunningPlatform.addresses(running), "Falha");
        owner = clinic.group().owner();
    }

    @AfterEach
    void everythingRuns() {
        Parallel.run(SERVICES.stream()
                .map(service -> (Runnable) () -> platform.service(service).start())
                .toList());
    }

    /** Several at once, while both services that decide are killed somewhere: where, the printed seed says roughly. */
    @Test
    void allDieSomewhere() throws InterruptedException {
        long seed = Long.getLong("neonpro.seed", ThreadLocalRandom.current().nextLong());
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        List<UUID> patients = IntStream.range(0, 4).mapToObj(this::booked).toList();

        List<CompletableFuture<Optional<Answer>>> answers = patients.stream()
                .map(patient -> CompletableFuture.supplyAsync(() -> erase(patient)))
                .toList();
        for (String service : SERVICES) {
            new CountDownLatch(1).await(random.nextInt(300), TimeUnit.MILLISECONDS);
            platform.service(service).kill();
        }
        answers.forEach(CompletableFuture::join);
        // as if the time was over for which nobody else takes on what they had begun
        SERVICES.forEach(service -> databases.damage(service, "update job set due_at = now() where state = 'running'"));
        everythingRuns();

        for (UUID patient : patients) {
            await().atMost(PATIENCE)
                    .until(() -> owner.get("patient", of(patient)).status() == 404
                            || erase(patient).isPresent());
            assertThatTheyAreErased(patient);
        }
    }

    private UUID booked(int slot) {
        UUID patient = clinic.register("Ana Falha", "ana@falha.example");
        String start = clinic.slots().at("/%d/start".formatted(slot * 6)).asText();
        clinic.book(patient, start).expect(201);
        return patient;
    }

    /** Empty when nobody answers. */
    private Optional<Answer> erase(UUID patient) {
        try {
            return Optional.of(owner.post("patient", of(patient) + "/erase?cancelAppointments=true", ""));
        } catch (UncheckedIOException dead) {
            return Optional.empty();
        }
    }

    private void assertThatTheyAreErased(UUID patient) {
        await().atMost(PATIENCE)
                .until(() -> owner.get("patient", "/api/v1/data-subject-requests?patientId=" + patient)
                        .at("/items/0/state")
                        .asText()
                        .equals("fulfilled"));
        assertThat(owner.get("patient", of(patient)).status()).isEqualTo(404);
        assertThat(owner.get("scheduling", "/api/v1/appointments?patientId=" + patient)
                        .expect(200)
                        .json()
                        .findValuesAsText("status"))
                .containsOnly("cancelled");
        assertThat(owner.get("notify", of(patient) + "/preferences").status()).isEqualTo(404);
    }

    private static String of(UUID patient) {
        return "/api/v1/patients/" + patient;
    }
}
