package io.neonpro.acceptance.capacity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.neonpro.migrate.Sources;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** What clinics need, from what was measured. */
@Execution(ExecutionMode.CONCURRENT)
class PlanTest {

    private static final String TABLE = """
            | operation | its service ms | Postgres ms | all processes ms |
            |---|---|---|---|
            | booking, plain | 6.00 | 12.00 | 21.00 |
            | register | 3.00 | 0.00 | 3.00 |
            """;

    private static final String ASSUMPTIONS = """
            {"day": [
               {"operation": "booking, plain", "service": "scheduling", "perClinic": 36, "kilobytes": 20, "events": 4,
                "databases": {"scheduling": 0.75, "billing": 0.25}},
               {"operation": "register", "service": "patient", "perClinic": 0}],
             "reckoned": {"register": {"service": 9, "postgres": 9, "from": "a guess"},
               "sign in": {"service": 50, "postgres": 1, "from": "its hash"}},
             "peak": {"shareOfBusiestHour": 0.1, "busiestMinuteToItsHour": 1.0, "utilization": 0.5},
             "instance": {"minimum": 2, "cores": 1.0, "megabytes": 512},
             "services": ["billing", "gateway", "identity", "patient", "scheduling"],
             "pools": {"primary": 30, "identityPrimary": 50, "replica": 20},
             "postgres": {"coresPerServer": 10, "gigabytesPerServer": 1000000, "maxConnections": 500,
               "poolerInstances": 2, "poolerConnections": 20, "rolesPerService": 2},
             "kafka": {"kilobytesPerEvent": 2, "daysKept": 7, "copies": 3, "minimum": 3, "cores": 2, "memory": 8,
               "megabytesPerSecond": 1, "gigabytesPerBroker": 500},
             "redis": {"cores": 1, "kilobytesPerClinic": 90, "peoplePerClinic": 10, "bucketsPerPerson": 2, "kilobytesPerBucket": 0.5},
             "watching": {"cores": 2, "seriesPerInstance": 700, "seriesBeside": 300, "secondsBetween": 10, "bytesPerSample": 2,
               "daysKept": 30, "kilobytesPerSeries": 10, "kilobytesLoggedPerOperation": 0.5, "logDaysKept": 10},
             "openDaysPerYear": 300,
             "node": {"cores": 4, "gigabytes": 16, "perMonth": 100},
             "storage": {"perGigabyteAndMonth": 0.1, "copies": 3},
             "currency": "EUR"}
            """;

    private final Measured measured = Measured.read(TABLE);
    private final Assumptions assumptions = Assumptions.read(ASSUMPTIONS);

    /** Each of 1,000 clinics books 36 times a day, 3.6 times in the busiest hour: one booking a second in all. */
    @Test
    void costsTimesWhatIsDoneIsWhatIsNeeded() {
        Plan plan = plan(1_000);

        assertThat(plan.operationsPerSecond()).isCloseTo(1, within(1e-9));
        assertThat(plan.cores().get("scheduling")).isCloseTo(0.006, within(1e-9));
        assertThat(plan.cores().get("billing")).isCloseTo(0.003, within(1e-9));
        assertThat(plan.clusters()).singleElement().satisfies(all -> {
            assertThat(all.name()).isEqualTo("postgres");
            assertThat(all.services()).containsExactly("billing", "identity", "patient", "scheduling");
            assertThat(all.cores()).isCloseTo(0.024, within(1e-9));
            assertThat(all.servers()).isEqualTo(1);
        });
        assertThat(plan.replicas()).containsValue(2).doesNotContainValue(1);
    }

    @Test
    void theBusiestServiceHasAsManyInstancesAsKeepItBelowItsUtilization() {
        Plan plan = plan(1_000_000);

        assertThat(plan.cores().get("scheduling")).isCloseTo(6, within(1e-6));
        assertThat(plan.replicas().get("scheduling")).isEqualTo(12);
    }

    /** 24 processors, of which scheduling has 18; a server has ten. */
    @Test
    void whatOneServerCannotDoWithTheOthersHasAClusterOfItsOwnAndThenShards() {
        List<Cluster> clusters = plan(1_000_000).clusters();

        assertThat(clusters).extracting(Cluster::name).containsExactly("postgres", "scheduling");
        assertThat(clusters.getFirst().services()).containsExactly("billing", "identity", "patient");
        assertThat(clusters).extracting(Cluster::servers).containsExactly(1, 2);
        assertThat(clusters.getLast().cores()).isCloseTo(18, within(1e-6));
    }

    /** 216,000 gigabytes, of which scheduling has 162,000. */
    @Test
    void whatIsStoredMakesClustersAndShardsWhereProcessorsDoNot() {
        Assumptions small = Assumptions.read(ASSUMPTIONS.replace("1000000", "54000"));

        assertThat(new Plan(measured, small, 1_000_000).clusters())
                .extracting(Cluster::servers)
                .containsExactly(1, 3);
    }

    @Test
    void allPoolsOfAllInstancesAreCountedAgainstWhatTheirClusterTakes() {
        Assumptions few = Assumptions.read(ASSUMPTIONS.replace("\"maxConnections\": 500", "\"maxConnections\": 440"));

        Cluster all = plan(1_000).clusters().getFirst();

        assertThat(all.connections()).isEqualTo(2 * (3 * 30 + 50));
        assertThat(all.readConnections()).isEqualTo(2 * 4 * (20 + 1));
        assertThat(all.needsPooler()).isFalse();
        assertThat(all.pooledConnections()).isEqualTo(4 * 2 * 2 * 20);
        assertThat(new Plan(measured, few, 1_000).clusters().getFirst().needsPooler())
                .isTrue();
        assertThat(plan(1_000_000).clusters().getLast().connections()).isEqualTo(12 * 30);
    }

    @Test
    void whatIsBookedIsKept() {
        assertThat(plan(1_000).clusters().getFirst().gigabytes()).isCloseTo(1_000 * 36 * 20 * 300 / 1e6, within(1e-6));
    }

    /** One booking a second tells four events of 2 KB; a day has 36,000 bookings, and topics keep seven of them, three times. */
    @Test
    void whatIsToldIsWrittenAndKept() {
        Beside beside = plan(1_000).beside();

        assertThat(beside.eventsPerSecond()).isCloseTo(4, within(1e-9));
        assertThat(beside.gigabytesOfEvents()).isCloseTo(36_000 * 4 * 2 * 7 * 3 / 1e6, within(1e-6));
        assertThat(beside.brokers()).isEqualTo(3);
    }

    /** 24 MB a second and 6,048 GB; a broker writes 1 MB, or 100, and keeps 500 GB. */
    @Test
    void brokersAreAsManyAsWriteItAndAsManyAsKeepIt() {
        Assumptions fast =
                Assumptions.read(ASSUMPTIONS.replace("\"megabytesPerSecond\": 1", "\"megabytesPerSecond\": 100"));

        assertThat(plan(1_000_000).beside().brokers()).isEqualTo(24);
        assertThat(new Plan(measured, fast, 1_000_000).beside().brokers()).isEqualTo(13);
    }

    /** Of each clinic 90 KB of caches, and twenty buckets of half a kilobyte. */
    @Test
    void whatRedisHasGoesByClinics() {
        assertThat(plan(1_000).beside().megabytesOfRedis()).isCloseTo(100, within(1e-9));
    }

    /** Ten instances of five services have 10,000 series, read 8,640 times a day; 36,000 operations log 18 MB a day. */
    @Test
    void whatIsWatchedGoesByInstancesAndOperations() {
        Beside beside = plan(1_000).beside();

        assertThat(beside.series()).isEqualTo(10_000);
        assertThat(beside.gigabytesWatched()).isCloseTo(10_000 * 8_640.0 * 30 * 2 / 1e9 + 0.18, within(1e-6));
    }

    /** Three brokers, Redis and what watches have nine processors, of which a node has four. */
    @Test
    void whatIsBesideIsPaidFor() {
        Plan plan = plan(1_000);

        assertThat(plan.beside().nodes()).isEqualTo(3);
        assertThat(plan.pricePerMonth())
                .isCloseTo(
                        100 * (plan.nodes() + plan.postgresNodes() + 3)
                                + 0.1 * (216 * 3 + plan.beside().gigabytes()),
                        within(1e-6));
    }

    @Test
    void partsOfDatabasesAreAllOfIt() {
        assertThatThrownBy(() -> Assumptions.read(ASSUMPTIONS.replace("0.25", "0.5")))
                .hasMessageContaining("its databases' parts are 1.25, not 1");
    }

    @Test
    void whatWasNotMeasuredIsNotGuessed() {
        Assumptions other =
                Assumptions.read(ASSUMPTIONS.replace("{\"operation\": \"register\"", "{\"operation\": \"dance\""));

        assertThatThrownBy(() -> new Plan(measured, other, 10).cores())
                .hasMessageContaining("\"dance\" is not measured, but [booking, plain, register, sign in]");
    }

    @Test
    void whatWasMeasuredIsTakenBeforeWhatIsReckonedAndTheReportSaysWhich() {
        Measured both = measured.or(assumptions.reckoned());

        assertThat(both.of("register").service()).isEqualTo(3);
        assertThat(both.of("sign in").service()).isEqualTo(50);
        assertThat(CapacityReport.of(measured, assumptions, List.of(10L)))
                .contains(
                        "Reckoned, not measured: \"sign in\", 50.00 ms of its service and 1.00 of Postgres, as its hash.")
                .doesNotContain("measured: \"register\"");
    }

    @Test
    void aTableWithoutItsColumnsIsRefused() {
        assertThatThrownBy(() -> Measured.read("| operation | its service ms |\n|---|---|\n| a | 1 |"))
                .hasMessage("no column \"Postgres ms\"");
        assertThatThrownBy(() -> Measured.read("nothing")).hasMessage("no table is in it");
    }

    /** With the figures and assumptions that come with it. */
    @Test
    void theReportHasEachSizeAndEachService() throws IOException {
        var shipped = Assumptions.read(resource("assumptions.json"));

        String report = CapacityReport.of(Measured.read(resource("measured.md")), shipped, List.of(10L, 100_000L));

        assertThat(report)
                .contains("| clinics | 10 | 100,000 |")
                .contains("| cluster postgres: connections, all pools full |")
                .contains("| cluster postgres: connections of those who read, to each replica |")
                .contains("| Kafka: brokers | 3 |", "| Redis: MB |", "| nodes for Kafka, Redis and who watches |")
                .contains("USD a month and clinic", "\"booking, with an Idempotency-Key\" tells");
        assertThat(shipped.services()).allMatch(service -> report.contains("| " + service + ": instances"));
    }

    /** So that who measures anew does so for both. */
    @Test
    void theFiguresAreThoseOfTheReadme() throws IOException {
        String readme = Files.readString(Sources.checkoutRoot(Path.of("")).resolve("README.md"));

        assertThat(resource("measured.md").lines()).allMatch(readme::contains);
    }

    @Test
    void everyTableOfAnOperationIsRead() {
        Measured both = Measured.read(TABLE + "\n" + TABLE.replace("register", "sign in"));

        assertThat(both.costs()).containsOnlyKeys("booking, plain", "register", "sign in");
    }

    /** So that a pool which grows is counted. */
    @Test
    void thePoolsAreThoseOfTheKernel() throws IOException {
        Path root = Sources.checkoutRoot(Path.of(""));
        Properties kernel =
                properties(root.resolve("bom/kernel/src/main/resources/META-INF/microprofile-config.properties"));
        Properties identity = properties(root.resolve("identity/src/main/resources/application.properties"));
        var shipped = Assumptions.read(resource("assumptions.json")).pools();

        assertThat(shipped.primary())
                .isEqualTo(size(kernel, "primary") + size(kernel, "fallback") + size(kernel, "relay"));
        assertThat(shipped.identityPrimary())
                .isEqualTo(size(kernel, "primary") + size(kernel, "fallback") + size(identity, "relay"));
        assertThat(shipped.replica()).isEqualTo(size(kernel, "replica"));
    }

    private Plan plan(long clinics) {
        return new Plan(measured, assumptions, clinics);
    }

    private static int size(Properties properties, String pool) {
        // the number, or what it is when no variable says another one
        return Integer.parseInt(
                properties.getProperty("neonpro.pool." + pool + ".size").replaceAll("\\$\\{\\w+:(\\d+)}", "$1"));
    }

    private static Properties properties(Path file) throws IOException {
        Properties properties = new Properties();
        try (var reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        }
        return properties;
    }

    private static String resource(String name) throws IOException {
        try (InputStream file = PlanTest.class.getResourceAsStream("/capacity/" + name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
