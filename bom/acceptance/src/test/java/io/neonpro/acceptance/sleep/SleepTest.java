package io.neonpro.acceptance.sleep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.neonpro.acceptance.Databases;
import io.neonpro.acceptance.FurnishedClinic;
import io.neonpro.acceptance.RunningPlatform;
import io.neonpro.acceptance.client.Client;
import io.neonpro.devstack.platform.Platform;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;

/** Billing at night: nobody who needs it notices more than that it took a while. */
@ExtendWith(RunningPlatform.class)
@TestInstance(Lifecycle.PER_CLASS)
class SleepTest {

    /** Longer than a start may take on a machine with much else to do: it is answered, however late. */
    private static final Duration PATIENCE = Duration.ofMinutes(4);

    private static final String INVOICES = "/api/v1/invoices?limit=1";

    private Platform platform;
    private FurnishedClinic clinic;
    private Night night;

    @BeforeAll
    void fall(Platform running) {
        platform = running;
        clinic = FurnishedClinic.open(RunningPlatform.addresses(running), "Madrugada");
        clinic.slots();
        night = new Night(
                running, List.of("billing"), Duration.ofSeconds(1), Duration.ofSeconds(1), Night.THREE_O_CLOCK);
    }

    @AfterAll
    void dawn() {
        night.close();
    }

    @BeforeEach
    void itSleeps() {
        await().atMost(PATIENCE).until(night::allSleep);
    }

    @Test
    void fiftyFirstCallersAtOnceAreHeldUntilItIsUpWhichStartsOnce() {
        int before = night.sleeper("billing").starts();
        List<Client> callers = IntStream.range(0, 50)
                .mapToObj(each -> clinic.group().owner().patiently(PATIENCE))
                .toList();

        List<Integer> statuses;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            statuses = callers.stream()
                    .map(caller -> CompletableFuture.supplyAsync(
                            () -> caller.get("billing", INVOICES).status(), threads))
                    .toList()
                    .stream()
                    .map(CompletableFuture::join)
                    .toList();
        }

        assertThat(statuses).hasSize(50).containsOnly(200);
        assertThat(night.sleeper("billing").starts()).isEqualTo(before + 1);
    }

    @Test
    void anEventWakesItAndHasItsEffectOnce() {
        UUID patient = clinic.register("Rui Moraes", "rui@sleep.example");
        String start = clinic.slots().at("/0/start").asText();

        clinic.book(patient, start).expect(201);

        await().atMost(PATIENCE)
                .until(() -> new Databases(platform)
                                .ask("billing", "select 1 from invoice where patient_id = ?", patient)
                                .size()
                        == 1);
        assertThat(night.sleeper("billing").starts()).isPositive();
    }
}
