package io.neonpro.scheduling.appointment;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.neonpro.devstack.DevstackResource;
import io.neonpro.devstack.postgres.TestDatabase;
import io.neonpro.devstack.token.TestTokens;
import io.neonpro.scheduling.BriefHolds;
import io.neonpro.scheduling.Client;
import io.neonpro.scheduling.Group;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The appointments' read model, lost and made anew of its events while appointments are booked; {@code make rebuild} has it
 * done with a million.
 */
@QuarkusTest
@TestProfile(BriefHolds.class)
@WithTestResource(DevstackResource.class)
class RebuildTest {

    private static final int EVENTS = Integer.getInteger("neonpro.rebuild.events", 8_000);
    private static final int EACH = 4;
    private static final int ROOMS = 10;
    private static final int DAYS = 150;
    private static final int BOOKED_BEFORE = 100;
    private static final String PROJECTIONS = "/q/neonpro/projections";

    /** Booked, moved, confirmed and completed, in the past; nothing shows them yet. */
    private static final String HISTORY = """
            insert into event (tenant_id, stream, version, event_id, aggregate, type, schema_version, data, metadata)
            select ?, stream, version, gen_random_uuid(), 'appointment', 'io.neonpro.appointment.' || type, 1,
                   jsonb_build_object('appointmentId', stream, 'clinicId', ?::uuid, 'patientId', stream,
                                      'treatmentId', ?::uuid, 'previousStart', at, 'slot', slot), '{}'
              from generate_series(1, ?) as n,
                   lateral (select ('01900000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid,
                                   timestamptz '2020-01-01 12:00Z' + n * interval '1 minute') as one (stream, at),
                   lateral (values (1, 'scheduled', at), (2, 'rescheduled', at + interval '1 day'),
                                   (3, 'confirmed', at), (4, 'completed', at)) as what (version, type, start),
                   lateral (select jsonb_build_object(
                                       'practitionerId', stream, 'roomId', null, 'deviceIds', jsonb_build_array(stream),
                                       'start', to_char(start at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
                                       'end', to_char((start + interval '30 minutes') at time zone 'UTC',
                                                      'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
                                       'occupiedUntil', to_char((start + interval '45 minutes') at time zone 'UTC',
                                                                'YYYY-MM-DD"T"HH24:MI:SS"Z"'))) as slots (slot)
            """;

    private static final String RIGHT = """
            select count(*) from appointment a
              join event e on e.tenant_id = a.tenant_id and e.stream = a.id and e.version = 2
             where a.tenant_id = ? and a.version = 4 and a.status = 'completed' and a.timezone = 'America/Sao_Paulo'
               and a.starts_at = (e.data -> 'slot' ->> 'start')::timestamptz and a.device_ids = array[a.id]
            """;

    private final Group group = Group.open();
    private UUID treatment;
    private UUID[] patients;
    private Queue<OffsetDateTime> starts;

    @Test
    void itIsEqualAndNoBookingIsRefusedMeanwhile() {
        furnish();
        int streams = EVENTS / EACH;
        TestDatabase.run(HISTORY, group.tenant, group.clinic, treatment, streams);
        TestDatabase.run("analyze event");
        List<Long> before = book(() -> starts.size() > ROOMS * DAYS * 10 - BOOKED_BEFORE);

        long begin = System.nanoTime();
        var rebuilt = CompletableFuture.supplyAsync(() -> rebuild(false));
        List<Long> meanwhile = book(() -> !rebuilt.isDone());
        Map<String, Object> done = rebuilt.join();
        double seconds = (System.nanoTime() - begin) / 1e9;
        Map<String, Object> compared = rebuild(true);

        System.out.printf(
                "%,d events in %.1f s (%,.0f a second); compared with all that was booked: %s streams, %s differing%n",
                EVENTS, seconds, EVENTS / seconds, compared.get("streams"), compared.get("differing"));
        print("bookings before", before);
        print("bookings meanwhile", meanwhile);
        assertThat(done).containsEntry("corrected", streams);
        assertThat(compared).containsEntry("differing", 0);
        assertThat(TestDatabase.count(RIGHT, group.tenant)).isEqualTo(streams);
        assertThat(TestDatabase.count("select count(*) from appointment where tenant_id = ?", group.tenant))
                .isEqualTo(streams + before.size() + meanwhile.size());
    }

    private void furnish() {
        for (int i = 0; i < ROOMS; i++) {
            group.practitioner("physician");
        }
        treatment = group.treatment();
        patients = Stream.generate(group::patient).limit(ROOMS).toArray(UUID[]::new);
        group.settled(treatment, patients);
        starts = new ArrayDeque<>();
        for (int day = 0; day < DAYS; day++) {
            for (int place = 0; place < 10; place++) {
                OffsetDateTime start = Group.monday("09:00").plusDays(day).plusMinutes(50L * place);
                for (int i = 0; i < ROOMS; i++) {
                    starts.add(start);
                }
            }
        }
    }

    /** One after the other, each for another patient; answers how long each took, in nanoseconds. */
    private List<Long> book(BooleanSupplier goesOn) {
        Client client = new Client(group.token());
        List<Long> times = new ArrayList<>();
        while (goesOn.getAsBoolean() && !starts.isEmpty()) {
            Map<String, Object> wish = Map.of(
                    "clinicId", group.clinic.toString(),
                    "patientId", patients[starts.size() % ROOMS].toString(),
                    "treatmentId", treatment.toString(),
                    "start", Group.text(starts.remove()));
            long begin = System.nanoTime();
            Client.Answer answer = client.post("/api/v1/appointments", wish);
            times.add(System.nanoTime() - begin);
            assertThat(answer.status()).as(answer.body().encode()).isEqualTo(201);
        }
        return times;
    }

    private Map<String, Object> rebuild(boolean compareOnly) {
        operator()
                .body(Map.of("tenantId", group.tenant, "compareOnly", compareOnly))
                .post(PROJECTIONS + "/appointment/rebuild")
                .then()
                .statusCode(200);
        return await().atMost(Duration.ofMinutes(20))
                .pollInterval(Duration.ofMillis(200))
                .until(this::lastRebuild, one -> one != null && "done".equals(one.get("phase")));
    }

    private Map<String, Object> lastRebuild() {
        return operator()
                .get(PROJECTIONS)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getMap("rebuilds.find { it.tenantId == '" + group.tenant + "' }");
    }

    private static RequestSpecification operator() {
        String token = TestTokens.service("operator")
                .audience("scheduling")
                .scopes("operation:read operation:write")
                .sign();
        return given().auth().oauth2(token).contentType(ContentType.JSON);
    }

    private static void print(String what, List<Long> times) {
        long[] sorted = times.stream().mapToLong(Long::longValue).sorted().toArray();
        System.out.printf(
                "%s: %,d, median %.1f ms, 99%% %.1f ms, slowest %.1f ms%n",
                what,
                sorted.length,
                sorted[sorted.length / 2] / 1e6,
                sorted[Math.min(sorted.length - 1, sorted.length * 99 / 100)] / 1e6,
                Arrays.stream(sorted).max().orElse(0) / 1e6);
    }
}
