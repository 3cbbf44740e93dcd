package io.neonpro.scheduling.appointment;

import static io.neonpro.scheduling.Group.monday;
import static org.assertj.core.api.Assertions.assertThat;

import io.neonpro.contracts.clinic.ResourceKind;
import io.neonpro.devstack.DevstackResource;
import io.neonpro.devstack.postgres.TestDatabase;
import io.neonpro.scheduling.BriefHolds;
import io.neonpro.scheduling.Client;
import io.neonpro.scheduling.Client.Answer;
import io.neonpro.scheduling.Group;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Many clients at once, each with the same wish or with wishes that overlap. */
@QuarkusTest
@TestProfile(BriefHolds.class)
@WithTestResource(DevstackResource.class)
class ContentionTest {

    private static final String OVERLAPS = """
            select count(*) from occupation one join occupation other
                on other.tenant_id = one.tenant_id and other.resource_id = one.resource_id
               and other.holder_id > one.holder_id and other.during && one.during
             where one.tenant_id = ?
            """;

    @Test
    void ofSixtyFourClientsOneGetsTheSlot() throws Exception {
        Group group = Group.open();
        group.practitioner("physician");
        group.room();
        UUID treatment = group.treatment(ResourceKind.ROOM);
        UUID[] patients = patients(group, 64);
        group.settled(treatment, patients);
        Client client = new Client(group.token());

        long begin = System.nanoTime();
        List<Answer> answers = atOnce(Stream.of(patients)
                .map(patient -> booking(client, group, treatment, patient, monday("10:00")))
                .toList());
        System.out.printf("64 clients, one slot: %d ms%n", (System.nanoTime() - begin) / 1_000_000);

        assertThat(answers).extracting(Answer::status).containsOnly(201, 409);
        assertThat(answers).filteredOn(one -> one.status() == 201).hasSize(1);
        assertThat(answers).filteredOn(one -> one.status() == 409).hasSize(63).allSatisfy(refused -> {
            assertThat(refused.body().getString("code")).isEqualTo("slot-taken");
            assertThat(refused.body().getJsonArray("conflicts")).isNotEmpty();
            assertThat(refused.body().getJsonArray("alternatives")).isNotEmpty();
        });
        assertThat(TestDatabase.count("select count(*) from appointment where tenant_id = ?", group.tenant))
                .isEqualTo(1);
    }

    @Test
    void withoutANamedPractitionerEachFreeOneIsFound() throws Exception {
        Group group = Group.open();
        for (int i = 0; i < 10; i++) {
            group.practitioner("physician");
            group.room();
        }
        UUID treatment = group.treatment(ResourceKind.ROOM);
        UUID[] patients = patients(group, 24);
        group.settled(treatment, patients);
        Client client = new Client(group.token());

        List<Answer> answers = atOnce(Stream.of(patients)
                .map(patient -> booking(client, group, treatment, patient, monday("10:00")))
                .toList());

        assertThat(answers).filteredOn(one -> one.status() == 201).hasSize(10);
        assertThat(answers).filteredOn(one -> one.status() == 409).hasSize(14);
    }

    @Test
    void theSameKeySentTwentyTimesBooksOnce() throws Exception {
        Group group = Group.open();
        group.practitioner("physician");
        UUID treatment = group.treatment();
        UUID patient = group.patient();
        group.settled(treatment, patient);
        Client client = new Client(group.token());
        Map<String, Object> wish = wish(group, treatment, patient, monday("10:00"));

        List<Answer> answers =
                atOnce(Collections.nCopies(20, () -> client.post("/api/v1/appointments", wish, "one-booking")));

        assertThat(answers).extracting(Answer::status).containsOnly(201);
        assertThat(answers)
                .extracting(Answer::body)
                .containsOnly(answers.getFirst().body());
        assertThat(TestDatabase.count("select count(*) from appointment where tenant_id = ?", group.tenant))
                .isEqualTo(1);
    }

    /** Two who change places wait for each other, unless somebody orders them. */
    @Test
    void whoChangePlacesDoNotBlockEachOther() throws Exception {
        Group group = Group.open();
        UUID practitioner = group.practitioner("physician");
        UUID treatment = group.treatment();
        UUID[] patients = patients(group, 2);
        group.settled(treatment, patients);
        Client client = new Client(group.token());
        String first = booked(client, group, treatment, patients[0], monday("10:00"));
        String second = booked(client, group, treatment, patients[1], monday("11:00"));

        for (int round = 0; round < 10; round++) {
            List<Answer> answers =
                    atOnce(List.of(move(client, first, monday("11:00")), move(client, second, monday("10:00"))));
            assertThat(answers).extracting(Answer::status).isSubsetOf(200, 409);
        }
        assertThat(TestDatabase.count(OVERLAPS, group.tenant)).isZero();
        assertThat(practitioner).isNotNull();
    }

    @Test
    void whateverIsDoneAtOnceNobodyIsOccupiedTwice() throws Exception {
        long seed = Long.getLong("scheduling.seed", System.nanoTime());
        System.out.println("seed of the walk (-Dscheduling.seed=…): " + seed);
        Random random = new Random(seed);
        Group group = Group.open();
        for (int i = 0; i < 3; i++) {
            group.practitioner("physician");
        }
        group.room();
        group.room();
        group.device("laser");
        UUID treatment =
                group.treatment(30, 15, List.of("physician"), List.of("laser"), ResourceKind.ROOM, ResourceKind.DEVICE);
        UUID peeling = group.treatment(45, 0, List.of(), List.of(), ResourceKind.ROOM);
        UUID[] patients = patients(group, 8);
        group.settled(peeling, patients);
        Walk walk = new Walk(new Client(group.token()), group, List.of(treatment, peeling), patients);

        List<Answer> answers = atOnce(IntStream.range(0, 24)
                        .mapToObj(i -> new Random(random.nextLong()))
                        .<Callable<List<Answer>>>map(own -> () -> walk.steps(own, 12))
                        .toList())
                .stream()
                .flatMap(List::stream)
                .toList();

        Map<Integer, Long> statuses = answers.stream()
                .collect(
                        java.util.stream.Collectors.groupingBy(Answer::status, java.util.stream.Collectors.counting()));
        System.out.println("answers of the walk: " + statuses);
        assertThat(answers).extracting(Answer::status).isSubsetOf(Set.of(200, 201, 204, 404, 409, 412, 429));
        assertThat(statuses.get(201)).isPositive();
        assertThat(TestDatabase.count(OVERLAPS, group.tenant)).isZero();
        assertThat(TestDatabase.count(LOST, group.tenant)).isZero();
    }

    /** Appointments that should occupy their practitioner and do not, or the other way round. */
    private static final String LOST = """
            select count(*) from appointment a
              full join (select * from occupation
                          where kind = 'practitioner' and expires_at is null) o
                on o.tenant_id = a.tenant_id and o.holder_id = a.id
                   and o.resource_id = a.practitioner_id
                   and o.during = tstzrange(a.starts_at, a.occupied_until)
             where coalesce(a.tenant_id, o.tenant_id) = ?
               and (a.id is null or o.holder_id is null and a.status not in ('cancelled', 'no-show')
                    or o.holder_id is not null and a.status in ('cancelled', 'no-show'))
            """;

    private static UUID[] patients(Group group, int count) {
        return IntStream.range(0, count).mapToObj(i -> group.patient()).toArray(UUID[]::new);
    }

    private static Map<String, Object> wish(Group group, UUID treatment, UUID patient, OffsetDateTime start) {
        return new HashMap<>(Map.of(
                "clinicId", group.clinic.toString(),
                "patientId", patient.toString(),
                "treatmentId", treatment.toString(),
                "start", start.toString()));
    }

    private static Callable<Answer> booking(
            Client client, Group group, UUID treatment, UUID patient, OffsetDateTime start) {
        return () -> client.post("/api/v1/appointments", wish(group, treatment, patient, start));
    }

    private static String booked(Client client, Group group, UUID treatment, UUID patient, OffsetDateTime start)
            throws Exception {
        return booking(client, group, treatment, patient, start).call().body().getString("id");
    }

    private static Callable<Answer> move(Client client, String id, OffsetDateTime start) {
        return () -> client.post("/api/v1/appointments/" + id + "/reschedule", Map.of("start", start.toString()));
    }

    private static <T> List<T> atOnce(List<? extends Callable<T>> tasks) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<T> results = new ArrayList<>();
            for (Future<T> future : threads.invokeAll(tasks)) {
                results.add(future.get());
            }
            return results;
        }
    }

    /** What one client after the other does at random, with what all have booked so far. */
    private record Walk(
            Client client,
            Group group,
            List<UUID> treatments,
            UUID[] patients,
            List<String> appointments,
            List<String> holds) {

        Walk(Client client, Group group, List<UUID> treatments, UUID[] patients) {
            this(
                    client,
                    group,
                    treatments,
                    patients,
                    Collections.synchronizedList(new ArrayList<>()),
                    Collections.synchronizedList(new ArrayList<>()));
        }

        List<Answer> steps(Random random, int count) {
            return IntStream.range(0, count).mapToObj(i -> step(random)).toList();
        }

        private Answer step(Random random) {
            OffsetDateTime start = monday("09:00").plusMinutes(15L * random.nextInt(12));
            UUID treatment = treatments.get(random.nextInt(treatments.size()));
            UUID patient = patients[random.nextInt(patients.length)];
            return switch (random.nextInt(7)) {
                case 0, 1 -> book(wish(group, treatment, patient, start));
                case 2 -> hold(wish(group, treatment, patient, start));
                case 3 -> {
                    Map<String, Object> wish = wish(group, treatment, patient, start);
                    any(holds, random).ifPresent(held -> {
                        wish.put("holdId", held.substring(0, 36));
                        wish.put("treatmentId", held.substring(36, 72));
                        wish.put("start", held.substring(72));
                    });
                    yield book(wish);
                }
                case 4 -> change(random, "cancel", Map.of("reason", "patient-request"));
                default -> change(random, "reschedule", Map.of("start", start.toString()));
            };
        }

        private Answer book(Map<String, Object> wish) {
            Answer answer = client.post("/api/v1/appointments", wish);
            if (answer.status() == 201) {
                appointments.add(answer.body().getString("id"));
            }
            return answer;
        }

        private Answer hold(Map<String, Object> wish) {
            wish.remove("patientId");
            Answer answer = client.post("/api/v1/holds", wish);
            if (answer.status() == 201) {
                holds.add(answer.body().getString("id") + wish.get("treatmentId") + wish.get("start"));
            }
            return answer;
        }

        private Answer change(Random random, String command, Map<String, Object> body) {
            String id = any(appointments, random).orElse(UUID.randomUUID().toString());
            return client.post("/api/v1/appointments/" + id + "/" + command, body);
        }

        private static java.util.Optional<String> any(List<String> all, Random random) {
            synchronized (all) {
                return all.isEmpty()
                        ? java.util.Optional.empty()
                        : java.util.Optional.of(all.get(random.nextInt(all.size())));
            }
        }
    }
}
