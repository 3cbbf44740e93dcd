package io.neonpro.acceptance.capacity;

import io.neonpro.acceptance.capacity.Assumptions.Habit;
import java.util.Map;
import java.util.TreeMap;

/** What so many clinics need: measured costs times what they do in their busiest minute. */
final class Plan {

    private static final double SECONDS_PER_HOUR = 3_600;
    private static final double KILOBYTES_PER_GIGABYTE = 1_000_000;
    private static final double MEGABYTES_PER_GIGABYTE = 1_024;
    private static final double ROUNDING = 1e-9;
    private static final String FOLLOWING = "billing";

    private final Measured measured;
    private final Assumptions assumptions;
    private final long clinics;

    Plan(Measured measured, Assumptions assumptions, long clinics) {
        this.measured = measured;
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

    double postgresCores() {
        double busy = assumptions.day().stream()
                .mapToDouble(habit ->
                        perSecond(habit) * measured.of(habit.operation()).postgres() / 1000)
                .sum();
        return busy / assumptions.peak().utilization();
    }

    /** Primaries, each with its replica, by their processors and what they store in a year; more than one are shards. */
    int postgresServers() {
        double byCores = postgresCores() / assumptions.postgres().coresPerServer();
        double byStorage = gigabytesAfterAYear() / assumptions.postgres().gigabytesPerServer();
        return Math.max(1, (int) Math.ceil(Math.max(byCores, byStorage) - ROUNDING));
    }

    /** To all primaries, when all pools of all instances are full; the gateway has none. */
    long connections() {
        return replicas().entrySet().stream()
                .filter(service -> !service.getKey().equals("gateway"))
                .mapToLong(service -> (long) service.getValue()
                        * (service.getKey().equals("identity")
                                ? assumptions.pools().identityPrimary()
                                : assumptions.pools().primary()))
                .sum();
    }

    /** Whether the primaries take them without a pooler between. */
    boolean fitsWithoutPooler() {
        return connections()
                <= (long) postgresServers() * assumptions.postgres().maxConnections();
    }

    /** That PgBouncer keeps to each primary. */
    long pooledConnections() {
        Assumptions.Postgres postgres = assumptions.postgres();
        long databases = assumptions.services().stream()
                .filter(service -> !service.equals("gateway"))
                .count();
        return databases * postgres.rolesPerService() * postgres.poolerInstances() * postgres.poolerConnections();
    }

    /** Of rows and their indexes, after a year, once. */
    double gigabytesAfterAYear() {
        double kilobytesPerDay = assumptions.day().stream()
                .mapToDouble(habit -> clinics * habit.perClinic() * habit.kilobytes())
                .sum();
        return kilobytesPerDay * assumptions.openDaysPerYear() / KILOBYTES_PER_GIGABYTE;
    }

    /** For the instances, and one more, so that one may go. */
    int nodes() {
        int instances = replicas().values().stream().mapToInt(Integer::intValue).sum();
        double byCores =
                instances * assumptions.instance().cores() / assumptions.node().cores();
        double byMemory = instances
                * assumptions.instance().megabytes()
                / MEGABYTES_PER_GIGABYTE
                / assumptions.node().gigabytes();
        return (int) Math.ceil(Math.max(byCores, byMemory)) + 1;
    }

    /** For Postgres alone: each server and its replica, as large as they must be and no larger than they may. */
    int postgresNodes() {
        double cores = Math.max(1, postgresCores() / postgresServers());
        int nodesOfOne = (int) Math.ceil(cores / assumptions.node().cores());
        return 2 * postgresServers() * nodesOfOne;
    }

    double pricePerMonth() {
        double storage = gigabytesAfterAYear()
                * assumptions.storage().copies()
                * assumptions.storage().perGigabyteAndMonth();
        return (nodes() + postgresNodes()) * assumptions.node().perMonth() + storage;
    }

    private double perSecond(Habit habit) {
        return clinics
                * habit.perClinic()
                * assumptions.peak().shareOfBusiestHour()
                * assumptions.peak().busiestMinuteToItsHour()
                / SECONDS_PER_HOUR;
    }
}
