package io.neonpro.acceptance.capacity;

import io.neonpro.acceptance.capacity.Assumptions.Habit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What so many clinics need: measured costs times what they do in their busiest minute. */
final class Plan {

    private static final double SECONDS_PER_HOUR = 3_600;
    private static final double KILOBYTES_PER_GIGABYTE = 1_000_000;
    private static final double MEGABYTES_PER_GIGABYTE = 1_024;
    private static final double ROUNDING = 1e-9;
    /** By which an instance asks a replica how far it is. */
    private static final long PROBE = 1;

    private static final String FOLLOWING = "billing";
    private static final String IDENTITY = "identity";

    private final Measured measured;
    private final Assumptions assumptions;
    private final long clinics;

    Plan(Measured measured, Assumptions assumptions, long clinics) {
        this.measured = measured.or(assumptions.reckoned());
        this.assumptions = assumptions;
        this.clinics = clinics;
    }

    long clinics() {
        return clinics;
    }

    /** Of all operations, in the busiest minute. */
    double operationsPerSecond() {
        return assumptions.day().stream().mapToDouble(this::perSecond).sum();
    }

    /** Processors that each service's instances keep busy then. */
    Map<String, Double> cores() {
        Map<String, Double> cores = new TreeMap<>();
        assumptions.services().forEach(service -> cores.put(service, 0.0));
        for (Habit habit : assumptions.day()) {
            Measured.Cost cost = measured.of(habit.operation());
            cores.merge(habit.service(), perSecond(habit) * cost.service() / 1000, Double::sum);
            // what hears of it is measured as one, and sized as one
            cores.merge(FOLLOWING, perSecond(habit) * cost.following() / 1000, Double::sum);
        }
        return cores;
    }

    /** By service; the fewest are as many as survive a zone. */
    Map<String, Integer> replicas() {
        Map<String, Integer> replicas = new TreeMap<>();
        double coresOfOne = assumptions.instance().cores() * assumptions.peak().utilization();
        cores().forEach((service, cores) -> replicas.put(
                service, Math.max(assumptions.instance().minimum(), (int) Math.ceil(cores / coresOfOne - ROUNDING))));
        return replicas;
    }

    /** Postgres', by who has to have a cluster of its own. */
    List<Cluster> clusters() {
        return new Clusters(this::alone).of(assumptions.databases());
    }

    private Cluster alone(String service) {
        Assumptions.Postgres postgres = assumptions.postgres();
        return new Cluster(
                service,
                List.of(service),
                postgresCores(service),
                gigabytesAfterAYear(service),
                replicas().get(service) * (long) primaryConnections(service),
                (long) postgres.rolesPerService() * postgres.poolerInstances() * postgres.poolerConnections(),
                replicas().get(service) * (assumptions.pools().replica() + PROBE),
                postgres);
    }

    private double postgresCores(String service) {
        double busy = assumptions.day().stream()
                .mapToDouble(habit -> habit.partOf(service)
                        * perSecond(habit)
                        * measured.of(habit.operation()).postgres()
                        / 1000)
                .sum();
        return busy / assumptions.peak().utilization();
    }

    private double gigabytesAfterAYear(String service) {
        double kilobytesPerDay = assumptions.day().stream()
                .mapToDouble(habit -> habit.partOf(service) * clinics * habit.perClinic() * habit.kilobytes())
                .sum();
        return kilobytesPerDay * assumptions.openDaysPerYear() / KILOBYTES_PER_GIGABYTE;
    }

    private int primaryConnections(String service) {
        return service.equals(IDENTITY)
                ? assumptions.pools().identityPrimary()
                : assumptions.pools().primary();
    }

    /** For the instances, and one more, so that one may go. */
    int nodes() {
        double byCores = instances()
                * assumptions.instance().cores()
                / assumptions.node().cores();
        double byMemory = instances()
                * assumptions.instance().megabytes()
                / MEGABYTES_PER_GIGABYTE
                / assumptions.node().gigabytes();
        return (int) Math.ceil(Math.max(byCores, byMemory)) + 1;
    }

    /** For Postgres alone: each server and its replica, as large as they must be and no larger than they may. */
    int postgresNodes() {
        return clusters().stream().mapToInt(this::nodes).sum();
    }

    private int nodes(Cluster cluster) {
        double cores = Math.max(1, cluster.cores() / cluster.servers());
        int nodesOfOne = (int) Math.ceil(cores / assumptions.node().cores());
        return 2 * cluster.servers() * nodesOfOne;
    }

    /** Kafka, Redis, and what watches all of it. */
    Beside beside() {
        return new Beside(assumptions, clinics, this::perSecond, instances());
    }

    private int instances() {
        return replicas().values().stream().mapToInt(Integer::intValue).sum();
    }

    double pricePerMonth() {
        double rows = clusters().stream().mapToDouble(Cluster::gigabytes).sum();
        double gigabytes = rows * assumptions.storage().copies() + beside().gigabytes();
        return (nodes() + postgresNodes() + beside().nodes())
                        * assumptions.node().perMonth()
                + gigabytes * assumptions.storage().perGigabyteAndMonth();
    }

    private double perSecond(Habit habit) {
        return clinics
                * habit.perClinic()
                * assumptions.peak().shareOfBusiestHour()
                * assumptions.peak().busiestMinuteToItsHour()
                / SECONDS_PER_HOUR;
    }
}
