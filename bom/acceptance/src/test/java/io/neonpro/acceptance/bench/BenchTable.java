package io.neonpro.acceptance.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The figures as a Markdown table: what an operation takes and costs, beside its baseline. */
final class BenchTable {

    private final Map<String, Double> idle;
    private final Cost constant;
    private final List<String> lines = new ArrayList<>(List.of(
            "| operation | at, a second | p50 / p99 ms | bare | 8 at once, a second | bare | its service ms |"
                    + " Postgres ms | all processes ms | bare client + HTTP ms | bare Postgres ms | times bare |",
            "|---|---|---|---|---|---|---|---|---|---|---|---|"));

    /**
     * @param idle milliseconds a second of each process while nobody asks anything
     * @param constant what it costs to answer a constant over HTTP
     */
    BenchTable(Map<String, Double> idle, Cost constant) {
        this.idle = idle;
        this.constant = constant;
    }

    /**
     * @return the row as it reads
     */
    String add(Row row, Figures figures, Figures bare) {
        Cost cost = figures.cost().without(idle);
        Cost bareCost = bare.cost().without(idle);
        double client = bareCost.of(Meter.BARE) + constant.of(Meter.BARE);
        double postgres = bareCost.of(Cost.POSTGRES);
        String line = String.format(
                Locale.ROOT,
                "| %s | %.0f | %.1f / %.1f | %.1f / %.1f | %.0f | %.0f | %.2f | %.2f | %.2f | %.2f | %.2f | %.1f |",
                row.name(),
                row.load().perSecond(),
                figures.millis(50),
                figures.millis(99),
                bare.millis(50),
                bare.millis(99),
                cost.perSecond(),
                bareCost.perSecond(),
                cost.of(row.service()),
                cost.of(Cost.POSTGRES),
                cost.total(),
                client,
                postgres,
                cost.total() / (client + postgres));
        lines.add(line);
        return line;
    }

    String text() {
        return String.join("\n", lines);
    }
}
