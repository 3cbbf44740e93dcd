package io.neonpro.acceptance.capacity;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;

/**
 * What no measurement says: what a clinic does in a day, when, on what machines, at what price.
 *
 * @param services each a workload of its own
 */
record Assumptions(
        List<Habit> day,
        Peak peak,
        Instance instance,
        List<String> services,
        Pools pools,
        Postgres postgres,
        int openDaysPerYear,
        Node node,
        Storage storage,
        String currency) {

    /**
     * What people do in a clinic.
     *
     * @param perClinic how often a day
     * @param kilobytes of rows, indexes, events and their copies in other services' databases, that stay
     */
    record Habit(String operation, String service, double perClinic, double kilobytes) {}

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

    record Node(int cores, int gigabytes, double perMonth) {}

    record Storage(double perGigabyteAndMonth, int copies) {}

    static Assumptions read(String json) {
        try {
            return new ObjectMapper().readValue(json, Assumptions.class);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("these are no assumptions: " + e.getOriginalMessage(), e);
        }
    }
}
