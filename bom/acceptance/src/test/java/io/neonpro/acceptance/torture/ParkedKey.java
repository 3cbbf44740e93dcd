package io.neonpro.acceptance.torture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.neonpro.acceptance.Databases;
import io.neonpro.acceptance.RunningPlatform;
import io.neonpro.acceptance.bench.BenchClinic;
import io.neonpro.acceptance.bench.EventLoop;
import io.neonpro.acceptance.bench.HttpCalls;
import io.neonpro.acceptance.bench.OpenLoad;
import io.neonpro.acceptance.client.Addresses;
import io.neonpro.acceptance.client.Client;
import io.neonpro.devstack.platform.Platform;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * An appointment whose events wait, as notify knows nothing of its treatment: those of others go on as they did before,
 * and once notify hears of the treatment they follow by themselves.
 */
@ExtendWith(RunningPlatform.class)
abstract class ParkedKey {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final double MOST_SECONDS_LATER = 1;
    private static final double PER_SECOND = 20;
    private static final int PRACTITIONERS = 10;
    private static final int PATIENTS = 40;
    private static final String APPOINTMENTS = "/api/v1/appointments";
    private static final String PARKED = "select events from parked_key where tenant_id = ?";

    private final int others;

    /**
     * @param others appointments that are made meanwhile
     */
    ParkedKey(int others) {
        this.others = others;
    }

    @Test
    void delaysNobodyElseAndDrainsByItself(Platform platform) {
        Addresses addresses = RunningPlatform.addresses(platform);
        Databases databases = new Databases(platform);
        try (EventLoop loop = new EventLoop()) {
            BenchClinic bench = new BenchClinic(addresses, loop.vertx(), PRACTITIONERS, PATIENTS);
            Client owner = bench.clinic().group().owner();
            UUID tenant = bench.clinic().group().tenant();
            Effects effects = new Effects(databases, tenant);
            HttpCalls calls = new HttpCalls(loop.vertx(), addresses, owner);
            await().atMost(PATIENCE).until(() -> effects.isKnown(PRACTITIONERS, PATIENTS));
            delays(others / 10, bench, calls, effects);
            List<Double> before = delays(others, bench, calls, effects);

            UUID treatment = unknownTreatment(bench, databases, tenant);
            UUID appointment = visit(bench, owner, treatment);
            await().atMost(PATIENCE)
                    .until(() -> databases.ask("notify", PARKED, tenant).equals(List.of("3")));
            List<Double> beside = delays(others, bench, calls, effects);

            System.out.printf(
                    "parked key: %d others, seconds from event to effect %s before, %s beside it%n",
                    others, text(before), text(beside));
            assertThat(databases.ask("notify", PARKED, tenant)).containsExactly("3");
            assertThat(effects.messages()).doesNotContainKey(appointment);
            assertThat(beside.getLast()).isLessThan(before.getLast() + MOST_SECONDS_LATER);

            owner.patch("clinic", "/api/v1/treatments/" + treatment, Map.of("name", "Peeling suave"), Map.of())
                    .expect(200);

            await().atMost(PATIENCE)
                    .until(() -> Optional.ofNullable(effects.messages().get(appointment))
                            .equals(Optional.of("confirmation rescheduling cancellation")));
            await().atMost(PATIENCE).until(() -> effects.parked() == 0);
        }
    }

    /** One that notify has lost its copy of. */
    private static UUID unknownTreatment(BenchClinic bench, Databases databases, UUID tenant) {
        UUID treatment = bench.clinic().group().addTreatment("Peeling", 60, 15, "250.00");
        await().atMost(PATIENCE)
                .until(() -> databases.damage(
                                "notify", "delete from treatment where tenant_id = ? and id = ?", tenant, treatment)
                        == 1);
        await().atMost(PATIENCE)
                .until(() -> databases.rows("scheduling", "treatment", tenant).stream()
                        .anyMatch(row -> row.contains(treatment.toString())));
        return treatment;
    }

    /** Three events. */
    private static UUID visit(BenchClinic bench, Client owner, UUID treatment) {
        JsonObject first = bench.nextVisit().put("treatmentId", treatment.toString());
        JsonObject second = bench.nextVisitLike(first);
        UUID id = owner.post("scheduling", APPOINTMENTS, first.getMap())
                .expect(201)
                .id();
        owner.post(
                        "scheduling",
                        APPOINTMENTS + "/" + id + "/reschedule",
                        Map.of(
                                "start",
                                second.getString("start"),
                                "practitionerId",
                                second.getString("practitionerId")))
                .expect(200);
        owner.post("scheduling", APPOINTMENTS + "/" + id + "/cancel", Map.of("reason", "patient-request"))
                .expect(200);
        return id;
    }

    /** Seconds until notify has heard of each of so many appointments that are booked now, from the shortest. */
    private static List<Double> delays(int count, BenchClinic bench, HttpCalls calls, Effects effects) {
        String begin = effects.now("notify");
        new OpenLoad(PER_SECOND, Duration.ofMillis(Math.round(1000 * count / PER_SECOND)))
                .run(() -> calls.post("scheduling", APPOINTMENTS, bench.nextVisit(), 201));
        return await().atMost(PATIENCE).until(() -> effects.delays("notify", begin), delays -> delays.size() >= count);
    }

    private static String text(List<Double> sorted) {
        return "%.3f at most, %.3f half of them".formatted(sorted.getLast(), sorted.get(sorted.size() / 2));
    }
}
