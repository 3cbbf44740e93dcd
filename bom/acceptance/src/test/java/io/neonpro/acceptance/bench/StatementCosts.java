package io.neonpro.acceptance.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What executing statements has cost, as the servers themselves count it (pg_stat_statements).
 *
 * @param statements by their database and text
 */
record StatementCosts(Map<String, Spent> statements) {

    private static final String COUNTED = """
            select d.datname || ': ' || regexp_replace(query, '\\s+', ' ', 'g') as text, sum(calls) as calls,
                   sum(total_exec_time) as millis, sum(total_plan_time) as planning
              from pg_stat_statements s join pg_database d on d.oid = s.dbid
             where d.datname <> 'postgres'
             group by 1
            """;

    private static final int SHOWN = 20;
    private static final int SHOWN_CHARACTERS = 120;

    /** How often a statement ran, for how many milliseconds in all, with what it waited for, and how long it was planned. */
    record Spent(double calls, double millis, double planning) {

        double total() {
            return millis + planning;
        }

        Spent plus(Spent other) {
            return new Spent(calls + other.calls, millis + other.millis, planning + other.planning);
        }

        Spent minus(Spent other) {
            return new Spent(calls - other.calls, millis - other.millis, planning - other.planning);
        }
    }

    /** Since the server began to count. */
    static StatementCosts read(Connection administrator) throws SQLException {
        var statements = new HashMap<String, Spent>();
        try (var statement = administrator.createStatement();
                var rows = statement.executeQuery(COUNTED)) {
            while (rows.next()) {
                statements.put(
                        rows.getString("text"),
                        new Spent(rows.getDouble("calls"), rows.getDouble("millis"), rows.getDouble("planning")));
            }
        }
        return new StatementCosts(statements);
    }

    StatementCosts plus(StatementCosts others) {
        var sum = new HashMap<>(statements);
        others.statements.forEach((text, spent) -> sum.merge(text, spent, Spent::plus));
        return new StatementCosts(sum);
    }

    StatementCosts since(StatementCosts before) {
        var difference = new HashMap<>(statements);
        before.statements.forEach((text, spent) -> difference.computeIfPresent(text, (same, now) -> now.minus(spent)));
        return new StatementCosts(difference);
    }

    /** The most expensive first, as each of so many operations has its part in them. */
    String text(long operations) {
        return statements.entrySet().stream()
                .sorted(Comparator.comparingDouble(entry -> -entry.getValue().total()))
                .limit(SHOWN)
                .map(entry -> line(entry.getKey(), entry.getValue(), operations))
                .collect(Collectors.joining("\n"));
    }

    private static String line(String text, Spent spent, long operations) {
        return String.format(
                Locale.ROOT,
                "%8.2f times %8.3f ms, planned in %.3f ms  %s",
                spent.calls() / operations,
                spent.millis() / operations,
                spent.planning() / operations,
                text.substring(0, Math.min(SHOWN_CHARACTERS, text.length())));
    }
}
