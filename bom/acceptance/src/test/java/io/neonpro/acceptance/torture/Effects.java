package io.neonpro.acceptance.torture;

import io.neonpro.acceptance.Databases;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What billing and notify have made of a tenant's appointments. */
record Effects(Databases databases, UUID tenant) {

    /** Who hears of appointments. */
    static final List<String> LISTENERS = List.of("billing", "notify");

    private static final String SEPARATOR = ": ";

    private static final String INVOICES = """
            select i.appointment_id || ': '
                   || string_agg(replace(e.type, 'io.neonpro.invoice.', ''), ' ' order by e.version)
              from invoice i join event e on e.tenant_id = i.tenant_id and e.stream = i.id
             where i.tenant_id = ? group by i.id, i.appointment_id
            """;

    private static final String MESSAGES = """
            select appointment_id || ': ' || string_agg(kind, ' ' order by sequence)
              from message where tenant_id = ? group by appointment_id
            """;

    private static final String HEARD = "select event_id from inbox where tenant_id = ? order by received_at";

    /** What was heard since another moment, and how long after it was said. */
    private static final String DELAYS = """
            select extract(epoch from received_at - uuid_extract_timestamp(event_id))
              from inbox where tenant_id = ? and received_at > ?::timestamptz
            """;

    /** What happened to the invoice of each appointment, in order; fails when one has two. */
    Map<UUID, String> invoices() {
        return byAppointment("billing", INVOICES);
    }

    /** What the patient was to be told of each appointment, in order. */
    Map<UUID, String> messages() {
        return byAppointment("notify", MESSAGES);
    }

    private Map<UUID, String> byAppointment(String service, String sql) {
        return databases.ask(service, sql, tenant).stream()
                .map(line -> line.split(SEPARATOR))
                .collect(Collectors.toMap(line -> UUID.fromString(line[0]), line -> line[1]));
    }

    /** The ids of all events that had their effect in a service, in that order. */
    List<UUID> heard(String service) {
        return databases.ask(service, HEARD, tenant).stream()
                .map(UUID::fromString)
                .toList();
    }

    long countHeard(String service) {
        return count(service, "inbox");
    }

    /** Seconds from each event to its effect, of those that a service has heard since. */
    List<Double> delays(String service, String since) {
        return databases.ask(service, DELAYS, tenant, since).stream()
                .map(Double::valueOf)
                .sorted()
                .toList();
    }

    /** By the clock that effects have. */
    String now(String service) {
        return databases.ask(service, "select now()").getFirst();
    }

    /** How many events of the tenant wait behind one that failed, dead letters among them. */
    long parked() {
        return LISTENERS.stream()
                .mapToLong(service -> count(service, "parked_event"))
                .sum();
    }

    /** Whether nobody who hears of an appointment would miss something. */
    boolean isKnown(int practitioners, int patients) {
        return count("notify", "practitioner") == practitioners
                && count("notify", "contact") == patients
                && Stream.of("clinic", "treatment").allMatch(table -> count("notify", table) > 0)
                && Stream.of("clinic", "price").allMatch(table -> count("billing", table) > 0);
    }

    private long count(String service, String table) {
        return Long.parseLong(databases
                .ask(service, "select count(*) from " + table + " where tenant_id = ?", tenant)
                .getFirst());
    }
}
