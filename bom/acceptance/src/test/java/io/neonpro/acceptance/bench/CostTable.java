package io.neonpro.acceptance.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What operations take and cost, as a Markdown table, without a baseline. */
final class CostTable {

    private final Map<String, Double> idle;
    private final List<String> lines = new ArrayList<>(List.of(
            "| operation | at, a second | p50 / p99 ms | 8 at once, a second | its service ms | Postgres ms | all processes ms |",
            "|---|---|---|---|---|---|---|"));

    /**
     * @param idle milliseconds a second of each process while nobody asks anything
     */
    CostTable(Map<String, Double> idle) {
        this.idle = idle;
    }

    void add(Row row, Figures figures) {
        Cost cost = figures.cost().without(idle);
        lines.add(String.format(
                Locale.ROOT,
                "| %s | %.0f | %.1f / %.1f | %.0f | %.2f | %.2f | %.2f |",
                row.name(),
                row.load().perSecond(),
                figures.millis(50),
                figures.millis(99),
                cost.perSecond(),
                cost.of(row.service()),
                cost.of(Cost.POSTGRES),
                cost.total()));
    }

    String text() {
        return String.join("\n", lines);
    }
}
