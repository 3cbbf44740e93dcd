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
            "| operation | a second | p50 / p99 ms | its service | Postgres | all processes | bare p50 / p99 ms |"
                    + " bare client + HTTP | bare Postgres | times bare |",
            "|---|---|---|---|---|---|---|---|---|---|"));

    /**
     * @param idle milliseconds a second of each process while nobody asks anything
     * @param constant what it costs to answer a constant over HTTP
     */
    BenchTable(Map<String, Double> idle, Cost constant) {
        this.idle = idle;
        this.constant = constant;
    }

    void add(Row row, Cost withIdle, Cost bare) {
        Cost cost = withIdle.without(idle);
        double client = bare.of(Meter.BARE) + constant.total();
        double postgres = bare.without(idle).of(Cost.POSTGRES);
        lines.add(String.format(
                Locale.ROOT,
                "| %s | %.0f | %.1f / %.1f | %.2f | %.2f | %.2f | %.1f / %.1f | %.2f | %.2f | %.1f |",
                row.name(),
                row.load().perSecond(),
                cost.millis(50),
                cost.millis(99),
                cost.of(row.service()),
                cost.of(Cost.POSTGRES),
                cost.total(),
                bare.millis(50),
                bare.millis(99),
                client,
                postgres,
                cost.total() / (client + postgres)));
    }

    String text() {
        return String.join("\n", lines);
    }
}
