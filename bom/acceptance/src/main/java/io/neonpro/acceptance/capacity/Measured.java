package io.neonpro.acceptance.capacity;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What one operation of each kind costs, in milliseconds of a processor: the table that {@code make bench} writes. */
record Measured(Map<String, Cost> costs) {

    private static final String SERVICE = "its service ms";
    private static final String POSTGRES = "Postgres ms";
    private static final String ALL = "all processes ms";

    /**
     * @param service in the one that answers
     * @param postgres on all its servers
     * @param following in all else: Kafka, and who hears of it
     */
    record Cost(double service, double postgres, double following) {}

    /** All tables in a text, with an empty line between them. */
    static Measured read(String text) {
        Map<String, Cost> costs = new LinkedHashMap<>();
        Stream.of(text.split("\\R\\s*\\R")).map(Measured::rows).forEach(rows -> read(rows, costs));
        if (costs.isEmpty()) {
            throw new IllegalArgumentException("no table is in it");
        }
        return new Measured(costs);
    }

    private static List<List<String>> rows(String table) {
        return table.lines()
                .filter(line -> line.startsWith("|") && !line.startsWith("|---"))
                .map(Measured::cells)
                .toList();
    }

    /** Of which the first one says what the columns are. */
    private static void read(List<List<String>> rows, Map<String, Cost> costs) {
        rows.stream().skip(1).forEach(row -> {
            double service = number(rows.getFirst(), row, SERVICE);
            double postgres = number(rows.getFirst(), row, POSTGRES);
            double all = number(rows.getFirst(), row, ALL);
            costs.put(row.getFirst(), new Cost(service, postgres, Math.max(0, all - service - postgres)));
        });
    }

    boolean has(String operation) {
        return costs.containsKey(operation);
    }

    /** With what was reckoned of operations that are not among them. */
    Measured or(Map<String, Assumptions.Reckoned> reckoned) {
        Map<String, Cost> all = new LinkedHashMap<>(costs);
        reckoned.forEach((operation, cost) -> all.putIfAbsent(operation, new Cost(cost.service(), cost.postgres(), 0)));
        return new Measured(all);
    }

    Cost of(String operation) {
        Cost cost = costs.get(operation);
        if (cost == null) {
            throw new IllegalArgumentException("\"" + operation + "\" is not measured, but " + costs.keySet());
        }
        return cost;
    }

    private static List<String> cells(String line) {
        return Stream.of(line.substring(1).split("\\|")).map(String::strip).toList();
    }

    private static double number(List<String> header, List<String> row, String column) {
        int index = header.indexOf(column);
        if (index < 0) {
            throw new IllegalArgumentException("no column \"" + column + "\"");
        }
        return Double.parseDouble(row.get(index));
    }
}
