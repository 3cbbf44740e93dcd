package io.neonpro.acceptance.capacity;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;

/**
 * What no measurement says: what a clinic does in a day, when, on what machines, at what price.
 *
 * @param reckoned what operations cost that the last bench has not measured
 * @param services each a workload of its own
 */
record Assumptions(
        List<Habit> day,
        Map<String, Reckoned> reckoned,
        Peak peak,
        Instance instance,
        List<String> services,
        Pools pools,
        Postgres postgres,
        Kafka kafka,
        Redis redis,
        Watching watching,
        int openDaysPerYear,
        Node node,
        Storage storage,
        String currency) {

    private static final String GATEWAY = "gateway";
    private static final double ROUNDING = 1e-9;

    /**
     * What people do in a clinic.
     *
     * @param perClinic how often a day
     * @param kilobytes of rows, indexes, events and their copies in other services' databases, that stay
     * @param events told of it, by whoever hears of it, too
     * @param databases what part of what stays, and of Postgres' work, is whose; all is the service's if nothing is said
     */
    record Habit(
            String operation,
            String service,
            double perClinic,
            double kilobytes,
            double events,
            Map<String, Double> databases) {

        Habit {
            databases = databases == null ? Map.of(service, 1.0) : Map.copyOf(databases);
            double all =
                    databases.values().stream().mapToDouble(Double::doubleValue).sum();
            if (Math.abs(all - 1) > ROUNDING) {
                throw new IllegalArgumentException(
                        "\"" + operation + "\": its databases' parts are " + all + ", not 1");
            }
        }

        double partOf(String database) {
            return databases.getOrDefault(database, 0.0);
        }
    }

    /**
     * Milliseconds of a processor.
     *
     * @param from what that is made of
     */
    record Reckoned(double service, double postgres, String from) {}

    /**
     * @param utilization of its processors at which a workload should be, at most
     */
    record Peak(double shareOfBusiestHour, double busiestMinuteToItsHour, double utilization) {}

    /** One of a service. */
    record Instance(int minimum, double cores, int megabytes) {}

    /**
     * Connections of one instance, when all pools are full.
     *
     * @param primary with those for the relay and for reads without a replica
     * @param identityPrimary of identity, whose relay's pool is larger
     */
    record Pools(int primary, int identityPrimary, int replica) {}

    /**
     * @param gigabytesPerServer that one stores before it becomes too large to restore in a night
     */
    record Postgres(
            int coresPerServer,
            int gigabytesPerServer,
            int maxConnections,
            int poolerInstances,
            int poolerConnections,
            int rolesPerService) {}

    /**
     * @param minimum brokers, so that one may go
     * @param cores of one
     * @param memory gigabytes of one
     * @param megabytesPerSecond that one writes, copies among them
     * @param gigabytesPerBroker that one stores
     */
    record Kafka(
            double kilobytesPerEvent,
            int daysKept,
            int copies,
            int minimum,
            double cores,
            double memory,
            double megabytesPerSecond,
            double gigabytesPerBroker) {}

    /**
     * Of what is forgotten when nobody asks for it.
     *
     * @param kilobytesPerClinic that its caches have at the same time
     * @param peoplePerClinic who ask at the same time
     * @param bucketsPerPerson by which its requests are counted
     */
    record Redis(
            double cores,
            double kilobytesPerClinic,
            double peoplePerClinic,
            double bucketsPerPerson,
            double kilobytesPerBucket) {}

    /**
     * Prometheus, which keeps four weeks to foresee by, and logs.
     *
     * @param seriesPerInstance of a service
     * @param seriesBeside of the brokers, servers and nodes, for each instance
     * @param kilobytesPerSeries of memory
     */
    record Watching(
            double cores,
            int seriesPerInstance,
            int seriesBeside,
            int secondsBetween,
            double bytesPerSample,
            int daysKept,
            double kilobytesPerSeries,
            double kilobytesLoggedPerOperation,
            int logDaysKept) {}

    record Node(int cores, int gigabytes, double perMonth) {}

    record Storage(double perGigabyteAndMonth, int copies) {}

    /** The services that have one. */
    List<String> databases() {
        return services.stream().filter(service -> !service.equals(GATEWAY)).toList();
    }

    static Assumptions read(String json) {
        try {
            return new ObjectMapper().readValue(json, Assumptions.class);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("these are no assumptions: " + e.getOriginalMessage(), e);
        }
    }
}
