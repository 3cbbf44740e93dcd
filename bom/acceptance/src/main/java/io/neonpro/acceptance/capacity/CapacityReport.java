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
import java.util.stream.Stream;

/** {@code make capacity}: how much of everything 10 to 100,000 clinics need, as a report. */
public final class CapacityReport {

    private static final Path LAST_BENCH = Path.of("bom/acceptance/target/bench.md");
    private static final List<Long> SIZES = List.of(10L, 1_000L, 10_000L, 100_000L);

    private final List<Plan> plans;
    private final Assumptions assumptions;

    private CapacityReport(Measured measured, Assumptions assumptions, List<Long> sizes) {
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
        lines.add(row("Postgres: processors", plan -> decimal(plan.postgresCores())));
        lines.add(row("Postgres: primaries, each with a replica", plan -> whole(plan.postgresServers())));
        lines.add(row("connections to primaries, all pools full", plan -> whole(plan.connections())));
        lines.add(row("they fit without a pooler", plan -> plan.fitsWithoutPooler() ? "yes" : "no"));
        lines.add(row("connections of PgBouncer to each primary", plan -> whole(plan.pooledConnections())));
        lines.add(row("database after a year, GB", plan -> decimal(plan.gigabytesAfterAYear())));
        lines.add(row("nodes for the instances", plan -> whole(plan.nodes())));
        lines.add(row("nodes for Postgres", plan -> whole(plan.postgresNodes())));
        lines.add(row(assumptions.currency() + " a month", plan -> whole(Math.round(plan.pricePerMonth()))));
        lines.add(row(
                assumptions.currency() + " a month and clinic",
                plan -> String.format(Locale.ROOT, "%,.2f", plan.pricePerMonth() / plan.clinics())));
        return String.join("\n", lines) + "\n\n" + footnotes();
    }

    private String footnotes() {
        Assumptions.Peak peak = assumptions.peak();
        return String.format(
                Locale.ROOT,
                "A day of one clinic: %s. Its busiest hour has %.0f %% of it, the busiest minute %.1f times as much as its"
                        + " hour; processors are %.0f %% busy then. An instance has %.1f of them and %d MB. What hears of an"
                        + " event (billing, notify, Kafka) is measured together and counted with billing. No operation of"
                        + " identity and clinic is measured, so they have the fewest. A node has %d processors and %d GB;"
                        + " prices are an assumption.%n",
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
                assumptions.node().cores(),
                assumptions.node().gigabytes());
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
