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

    /** The first table in a text. */
    static Measured read(String text) {
        List<List<String>> rows = text.lines()
                .filter(line -> line.startsWith("|") && !line.startsWith("|---"))
                .map(Measured::cells)
                .toList();
        if (rows.isEmpty()) {
            throw new IllegalArgumentException("no table is in it");
        }
        List<String> header = rows.getFirst();
        Map<String, Cost> costs = new LinkedHashMap<>();
        rows.stream().skip(1).forEach(row -> {
            double service = number(header, row, SERVICE);
            double postgres = number(header, row, POSTGRES);
            double all = number(header, row, ALL);
            costs.put(row.getFirst(), new Cost(service, postgres, Math.max(0, all - service - postgres)));
        });
        return new Measured(costs);
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
