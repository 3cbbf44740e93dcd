package io.neonpro.acceptance.torture;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.neonpro.acceptance.Databases;
import io.neonpro.acceptance.FurnishedClinic;
import io.neonpro.acceptance.RunningPlatform;
import io.neonpro.acceptance.bench.BareDatabase;
import io.neonpro.acceptance.bench.BareDatabase.Statement;
import io.neonpro.acceptance.bench.BareKafka;
import io.neonpro.acceptance.bench.EventLoop;
import io.neonpro.acceptance.bench.Rehearsal;
import io.neonpro.devstack.Parallel;
import io.neonpro.devstack.platform.Platform;
import io.neonpro.devstack.platform.Program;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Events from their commit to their effects, while instances of those who tell them and of those who hear them are
 * killed: of each service there are two.
 */
@ExtendWith(RunningPlatform.class)
abstract class Kills {

    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final int SLOWEST_PER_SECOND = 25;
    private static final int MOST_BARE = 20_000;
    private static final Duration LONGEST_BARE = Duration.ofSeconds(30);
    private static final List<String> SERVICES = List.of("scheduling", "billing", "notify");

    private final int events;
    private final Duration every;
    private final long seed = Torture.seed();
    private Platform platform;
    private Databases databases;
    private FurnishedClinic clinic;
    private Effects effects;
    private List<Program> others = List.of();

    /**
     * @param every between a kill and the next one
     */
    Kills(int events, Duration every) {
        this.events = events;
        this.every = every;
    }

    @BeforeEach
    void open(Platform running) {
        platform = running;
        databases = new Databases(running);
        clinic = FurnishedClinic.open(RunningPlatform.addresses(running), "Mortal");
        effects = new Effects(databases, clinic.group().tenant());
        others = SERVICES.stream().map(running::another).toList();
        Parallel.run(steps(others, Program::start));
    }

    @AfterEach
    void oneOfEachRuns() {
        Parallel.run(steps(others, Program::stop));
        Parallel.run(steps(SERVICES.stream().map(platform::service).toList(), Program::start));
    }

    private static List<Runnable> steps(List<Program> programs, Consumer<Program> what) {
        return programs.stream()
                .map(program -> (Runnable) () -> what.accept(program))
                .toList();
    }

    @Test
    void noEventIsLostAndNoneHasItsEffectTwice() throws InterruptedException {
        Random chance = new Random(seed);
        UUID patient = clinic.register("Vera Cruz", "vera@mortal.example");
        await().atMost(PATIENCE).until(() -> effects.isKnown(1, 1));
        Map<String, Long> before = heard();
        List<Told> told = Visit.all(events, clinic, patient, chance);
        List<Program> instances = Stream.concat(SERVICES.stream().map(platform::service), others.stream())
                .toList();

        long begin = System.nanoTime();
        double seconds;
        int kills;
        try (EventLoop loop = new EventLoop();
                Killer killer = new Killer(instances, chance, every)) {
            new Teller(database(loop, "scheduling", effects.tenant()), effects.tenant()).tell(told);
            await().atMost(PATIENCE.plusSeconds(events / SLOWEST_PER_SECOND))
                    .pollInterval(LOOK)
                    .until(() -> isAllHeard(before, told.size()));
            seconds = (System.nanoTime() - begin) / 1e9;
            kills = killer.stop();
        }

        System.out.printf(
                "kills: seed %d, %d events from commit to effect in %.0f s, %.0f a second, %d instances killed;"
                        + " bare %.0f a second%n",
                seed, told.size(), seconds, told.size() / seconds, kills, barePerSecond());
        await().atMost(PATIENCE).until(() -> effects.parked() == 0);
        await().atMost(PATIENCE).untilAsserted(() -> assertThatEachIsHeardOnceAndInOrder(told));
        assertThat(effects.invoices()).isEqualTo(each(told, "drafted issued"));
        assertThat(effects.messages()).isEqualTo(each(told, "confirmation rescheduling"));
        assertThatInvoicesAreNumberedWithoutGaps(told.size() / Visit.eventsOfEach());
    }

    private Map<String, Long> heard() {
        return Effects.LISTENERS.stream().collect(toMap(Function.identity(), effects::countHeard));
    }

    private boolean isAllHeard(Map<String, Long> before, int count) {
        return heard().entrySet().stream().allMatch(now -> now.getValue() - before.get(now.getKey()) >= count);
    }

    private void assertThatEachIsHeardOnceAndInOrder(List<Told> told) {
        Map<UUID, Told> byId = told.stream().collect(toMap(Told::id, Function.identity()));
        List<Integer> inOrder =
                IntStream.rangeClosed(1, Visit.eventsOfEach()).boxed().toList();
        for (String service : Effects.LISTENERS) {
            Map<UUID, List<Integer>> versions = effects.heard(service).stream()
                    .filter(byId::containsKey)
                    .map(byId::get)
                    .collect(groupingBy(Told::key, mapping(Told::version, toList())));
            assertThat(versions)
                    .as(service)
                    .hasSize(told.size() / Visit.eventsOfEach())
                    .allSatisfy((visit, heard) -> assertThat(heard).isEqualTo(inOrder));
        }
    }

    private void assertThatInvoicesAreNumberedWithoutGaps(int count) {
        assertThat(databases.ask(
                        "billing", "select number::integer from invoice where tenant_id = ?", effects.tenant()))
                .containsExactlyInAnyOrderElementsOf(IntStream.rangeClosed(1, count)
                        .mapToObj(Integer::toString)
                        .toList());
    }

    private static Map<UUID, String> each(List<Told> told, String what) {
        return told.stream().map(Told::key).distinct().collect(toMap(Function.identity(), visit -> what));
    }

    /** What cannot be done without: an event is sent to Kafka and heard, and noted in a transaction; eight at once. */
    private double barePerSecond() throws InterruptedException {
        UUID nobody = UUID.randomUUID();
        try (EventLoop loop = new EventLoop();
                BareKafka kafka = new BareKafka(platform.stack().addresses().kafka())) {
            BareDatabase billing = database(loop, "billing", nobody);
            long begin = System.nanoTime();
            int count = new Rehearsal(Math.min(events, MOST_BARE), LONGEST_BARE)
                    .run(() -> kafka.sendAndHear()
                            .compose(heard -> billing.commit(noted(nobody)).mapEmpty()));
            return count / ((System.nanoTime() - begin) / 1e9);
        }
    }

    private static Statement noted(UUID tenant) {
        return new Statement(
                "insert into inbox (tenant_id, event_id) values ($1, $2) on conflict do nothing",
                Tuple.of(tenant, UUID.randomUUID()));
    }

    private BareDatabase database(EventLoop loop, String service, UUID tenant) {
        String password = platform.environment(service).get("NEONPRO_POSTGRES_APP_PASSWORD");
        return new BareDatabase(loop, platform.stack().addresses().primary(), service, password, tenant);
    }
}
