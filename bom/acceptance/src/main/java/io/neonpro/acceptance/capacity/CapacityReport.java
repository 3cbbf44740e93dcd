package io.neonpro.acceptance.capacity;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** {@code make capacity}: how much of everything 10 to 100,000 clinics need, as a report. */
public final class CapacityReport {

    private static final Path LAST_BENCH = Path.of("bom/acceptance/target/bench.md");
    private static final List<Long> SIZES = List.of(10L, 1_000L, 10_000L, 100_000L);

    private final List<Plan> plans;
    private final Assumptions assumptions;
    private final Measured measured;

    private CapacityReport(Measured measured, Assumptions assumptions, List<Long> sizes) {
        this.measured = measured;
        this.assumptions = assumptions;
        this.plans = sizes.stream()
                .map(clinics -> new Plan(measured, assumptions, clinics))
                .toList();
    }

    /** Arguments: a file of assumptions, or nothing for those in the jar. */
    public static void main(String[] arguments) throws IOException {
        boolean isFresh = Files.exists(LAST_BENCH);
        var measured = Measured.read(isFresh ? Files.readString(LAST_BENCH) : resource("measured.md"));
        var assumptions = Assumptions.read(
                arguments.length > 0 && !arguments[0].isEmpty()
                        ? Files.readString(Path.of(arguments[0]))
                        : resource("assumptions.json"));
        System.out.println("Costs: "
                + (isFresh ? "of the last make bench here." : "of a run on two cores; make bench measures yours.")
                + "\n\n" + of(measured, assumptions, SIZES));
    }

    static String of(Measured measured, Assumptions assumptions, List<Long> sizes) {
        return new CapacityReport(measured, assumptions, sizes).text();
    }

    private String text() {
        List<String> lines = new ArrayList<>();
        lines.add(row("clinics", plan -> whole(plan.clinics())));
        lines.add("|---|" + "---:|".repeat(plans.size()));
        lines.add(row("operations a second, busiest minute", plan -> decimal(plan.operationsPerSecond())));
        assumptions
                .services()
                .forEach(service -> lines.add(row(
                        service + ": instances (processors busy)",
                        plan -> plan.replicas().get(service) + " ("
                                + decimal(plan.cores().get(service)) + ")")));
        lines.add(row("Postgres: clusters, each primary with a replica", CapacityReport::clusters));
        plans.stream()
                .flatMap(plan -> plan.clusters().stream())
                .map(Cluster::name)
                .distinct()
                .forEach(name -> lines.addAll(cluster(name)));
        lines.add(row(
                "Kafka: events a second, GB of all copies",
                plan -> decimal(plan.beside().eventsPerSecond()) + ", "
                        + decimal(plan.beside().gigabytesOfEvents())));
        lines.add(row("Kafka: brokers", plan -> whole(plan.beside().brokers())));
        lines.add(row("Redis: MB", plan -> whole(Math.round(plan.beside().megabytesOfRedis()))));
        lines.add(row(
                "watched: series, GB of samples and logs",
                plan -> whole(plan.beside().series()) + ", "
                        + decimal(plan.beside().gigabytesWatched())));
        lines.add(row("nodes for the instances", plan -> whole(plan.nodes())));
        lines.add(row("nodes for Postgres", plan -> whole(plan.postgresNodes())));
        lines.add(row(
                "nodes for Kafka, Redis and who watches",
                plan -> whole(plan.beside().nodes())));
        lines.add(row(assumptions.currency() + " a month", plan -> whole(Math.round(plan.pricePerMonth()))));
        lines.add(row(
                assumptions.currency() + " a month and clinic",
                plan -> String.format(Locale.ROOT, "%,.2f", plan.pricePerMonth() / plan.clinics())));
        return String.join("\n", lines) + "\n\n" + footnotes() + "\n" + besideFootnotes() + "\n" + reckoned();
    }

    private String reckoned() {
        return assumptions.reckoned().entrySet().stream()
                .filter(operation -> !measured.has(operation.getKey()))
                .map(operation -> String.format(
                        Locale.ROOT,
                        "Reckoned, not measured: \"%s\", %.2f ms of its service and %.2f of Postgres, as %s.%n",
                        operation.getKey(),
                        operation.getValue().service(),
                        operation.getValue().postgres(),
                        operation.getValue().from()))
                .collect(Collectors.joining());
    }

    private static String clusters(Plan plan) {
        return plan.clusters().stream()
                .map(cluster -> cluster.name() + (cluster.servers() > 1 ? " in " + cluster.servers() + " shards" : ""))
                .collect(Collectors.joining(", "));
    }

    private List<String> cluster(String name) {
        return List.of(
                row("cluster " + name + ": processors", of(name, cluster -> decimal(cluster.cores()))),
                row("cluster " + name + ": GB after a year", of(name, cluster -> decimal(cluster.gigabytes()))),
                row(
                        "cluster " + name + ": connections, all pools full",
                        of(name, cluster -> whole(cluster.connections()))),
                row(
                        "cluster " + name + ": connections of those who read, to each replica",
                        of(name, cluster -> whole(cluster.readConnections()))),
                row(
                        "cluster " + name + ": behind PgBouncer",
                        of(
                                name,
                                cluster -> cluster.needsPooler() ? whole(cluster.pooledConnections()) : "not needed")));
    }

    private static Function<Plan, String> of(String name, Function<Cluster, String> figure) {
        return plan -> plan.clusters().stream()
                .filter(cluster -> cluster.name().equals(name))
                .findFirst()
                .map(figure)
                .orElse("");
    }

    private String footnotes() {
        Assumptions.Peak peak = assumptions.peak();
        return String.format(
                Locale.ROOT,
                "A day of one clinic: %s. Its busiest hour has %.0f %% of it, the busiest minute %.1f times as much as its"
                        + " hour; processors are %.0f %% busy then. An instance has %.1f of them and %d MB. What hears of an"
                        + " event (billing, notify, Kafka) is measured together and counted with billing; whose database an"
                        + " operation's part of Postgres is in, is an assumption. All databases are in the cluster postgres"
                        + " until one server cannot have them together: then the largest gets one of its own"
                        + " (global.postgres.groups), by a server of %d processors, %,d GB and %,d connections. A node has %d"
                        + " processors and %d GB; prices are an assumption.%n",
                String.join(
                        ", ",
                        assumptions.day().stream()
                                .map(habit ->
                                        whole(Math.round(habit.perClinic())) + " times \"" + habit.operation() + "\"")
                                .toList()),
                peak.shareOfBusiestHour() * 100,
                peak.busiestMinuteToItsHour(),
                peak.utilization() * 100,
                assumptions.instance().cores(),
                assumptions.instance().megabytes(),
                assumptions.postgres().coresPerServer(),
                assumptions.postgres().gigabytesPerServer(),
                assumptions.postgres().maxConnections(),
                assumptions.node().cores(),
                assumptions.node().gigabytes());
    }

    private String besideFootnotes() {
        Assumptions.Kafka kafka = assumptions.kafka();
        Assumptions.Redis redis = assumptions.redis();
        Assumptions.Watching watching = assumptions.watching();
        return String.format(
                Locale.ROOT,
                "Assumed beside: %s; an event has %.1f KB (on the brokers of a bench 0.7 to 1.2), is there %d"
                        + " times and for %d days; a broker has %.1f processors and %.0f GB, writes %.0f MB a second and"
                        + " keeps %,.0f GB. Redis has %.0f KB of caches for a clinic, and of %.0f people who ask at the"
                        + " same time %.0f buckets each, of %.1f KB; with less it forgets sooner. Prometheus reads %,d"
                        + " series of an instance and %,d beside every %d s, keeps %d days at %.1f bytes a sample, with"
                        + " %.1f KB of memory each; an operation logs %.1f KB, kept %d days. Kafka's processor time is"
                        + " measured with billing's. Nodes are what all of that fills: brokers are on three at least,"
                        + " with others.%n",
                String.join(
                        ", ",
                        assumptions.day().stream()
                                .filter(habit -> habit.events() > 0)
                                .map(habit -> String.format(
                                        Locale.ROOT, "\"%s\" tells %.1f events", habit.operation(), habit.events()))
                                .toList()),
                kafka.kilobytesPerEvent(),
                kafka.copies(),
                kafka.daysKept(),
                kafka.cores(),
                kafka.memory(),
                kafka.megabytesPerSecond(),
                kafka.gigabytesPerBroker(),
                redis.kilobytesPerClinic(),
                redis.peoplePerClinic(),
                redis.bucketsPerPerson(),
                redis.kilobytesPerBucket(),
                watching.seriesPerInstance(),
                watching.seriesBeside(),
                watching.secondsBetween(),
                watching.daysKept(),
                watching.bytesPerSample(),
                watching.kilobytesPerSeries(),
                watching.kilobytesLoggedPerOperation(),
                watching.logDaysKept());
    }

    private String row(String name, Function<Plan, String> figure) {
        return "| "
                + String.join(
                        " | ",
                        Stream.concat(Stream.of(name), plans.stream().map(figure))
                                .toList())
                + " |";
    }

    private static String whole(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    private static String decimal(double number) {
        return String.format(Locale.ROOT, "%,.1f", number);
    }

    private static String resource(String name) throws IOException {
        try (InputStream file = CapacityReport.class.getResourceAsStream("/capacity/" + name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
