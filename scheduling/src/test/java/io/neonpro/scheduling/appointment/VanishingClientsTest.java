package io.neonpro.scheduling.appointment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.neonpro.devstack.DevstackResource;
import io.neonpro.devstack.postgres.TestDatabase;
import io.neonpro.kernel.value.Ids;
import io.neonpro.scheduling.BriefHolds;
import io.neonpro.scheduling.Group;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Clients whose connection breaks at any moment of a booking: nothing of them is left half done, or held. */
@QuarkusTest
@TestProfile(BriefHolds.class)
@WithTestResource(DevstackResource.class)
class VanishingClientsTest {

    private static final int CLIENTS = 200;
    private static final int AT_ONCE = 20;
    private static final int MAX_PATIENCE_MILLIS = 300;
    private static final Duration SOON = Duration.ofMinutes(3);

    private static final String OPEN_TRANSACTIONS = """
            select count(*) from pg_stat_activity
             where datname = current_database() and usename = 'scheduling_app' and state like 'idle in transaction%'
            """;

    /** Appointments of which a part is missing, or there twice. */
    private static final String INCOMPLETE = """
            select count(*) from appointment a
             where a.tenant_id = ?
               and ((select count(*) from event e where e.tenant_id = a.tenant_id and e.stream = a.id) <> 1
                    or (select count(*) from occupation o
                         where o.tenant_id = a.tenant_id and o.holder_id = a.id) <> 2
                    or (select count(*) from idempotency i
                         where i.tenant_id = a.tenant_id and i.location like '%' || a.id and i.status = 201) <> 1)
            """;

    private static final String STRAY = """
            select (select count(*) from event e where e.tenant_id = ?
                       and not exists (select from appointment a where a.tenant_id = e.tenant_id and a.id = e.stream))
                 + (select count(*) from occupation o where o.tenant_id = ?
                       and not exists (select from appointment a where a.tenant_id = o.tenant_id and a.id = o.holder_id))
                 + (select count(*) from idempotency i where i.tenant_id = ? and i.status <> 201)
            """;

    @Test
    void aBookingIsThereWithAllItsPartsOrNotAtAll() throws Exception {
        long seed = Ids.next().getLeastSignificantBits();
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        Group group = Group.open();
        UUID practitioner = group.practitioner("physician");
        UUID treatment = group.treatment();
        UUID patient = group.patient();
        group.settled(treatment, patient);

        List<Runnable> clients = IntStream.range(0, CLIENTS)
                .<Runnable>mapToObj(i -> {
                    OffsetDateTime start =
                            Group.monday("09:00").plusDays(i / 10).plusMinutes(45L * (i % 10));
                    String body = new JsonObject()
                            .put("clinicId", group.clinic)
                            .put("patientId", patient)
                            .put("practitionerId", practitioner)
                            .put("treatmentId", treatment)
                            .put("start", Group.text(start))
                            .encode();
                    long patience = random.nextInt(MAX_PATIENCE_MILLIS * 1_000) * 1_000L;
                    return () -> bookAndVanish(group.token(), body, patience);
                })
                .toList();
        atOnce(clients);

        await().atMost(SOON).untilAsserted(() -> {
            assertThat(TestDatabase.count(OPEN_TRANSACTIONS)).isZero();
            assertThat(TestDatabase.count(INCOMPLETE, group.tenant)).isZero();
            assertThat(TestDatabase.count(STRAY, group.tenant, group.tenant, group.tenant))
                    .isZero();
        });
        System.out.printf(
                "%d of %d bookings were made%n",
                TestDatabase.count("select count(*) from appointment where tenant_id = ?", group.tenant), CLIENTS);
        everyConnectionIsFree(group);
    }

    /** More reads inside transactions than the pool has connections, one after the other. */
    private static void everyConnectionIsFree(Group group) {
        for (int i = 0; i < 2 * AT_ONCE; i++) {
            group.asReception().delete("/api/v1/holds/" + Ids.next()).then().statusCode(404);
        }
    }

    private static void atOnce(List<Runnable> clients) throws Exception {
        try (var threads = Executors.newFixedThreadPool(AT_ONCE)) {
            List<Future<?>> done = new ArrayList<>();
            clients.forEach(client -> done.add(threads.submit(client)));
            for (Future<?> one : done) {
                one.get();
            }
        }
    }

    private static void bookAndVanish(String token, String body, long patienceNanos) {
        String request = """
                POST /api/v1/appointments HTTP/1.1\r
                Host: localhost\r
                Authorization: Bearer %s\r
                Content-Type: application/json\r
                Content-Length: %d\r
                Idempotency-Key: %s\r
                \r
                %s""".formatted(token, body.length(), Ids.next(), body);
        try (Socket socket = new Socket("localhost", RestAssured.port)) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            LockSupport.parkNanos(patienceNanos);
        } catch (IOException unexpected) {
            throw new IllegalStateException(unexpected);
        }
    }
}
