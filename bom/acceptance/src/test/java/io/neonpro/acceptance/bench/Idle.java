package io.neonpro.acceptance.bench;

import java.util.Locale;
import java.util.Map;

/**
 * What a platform does that nobody asks anything.
 *
 * @param processor milliseconds a second by process
 * @param transactions a second, of all databases
 */
record Idle(Map<String, Double> processor, double transactions) {

    String text() {
        var text = new StringBuilder("Idle, % of a core:");
        processor.forEach((name, millis) -> text.append(String.format(Locale.ROOT, " %s %.1f,", name, millis / 10)));
        double all =
                processor.values().stream().mapToDouble(millis -> millis / 10).sum();
        return text.append(String.format(Locale.ROOT, " all %.1f; %.1f transactions a second.", all, transactions))
                .toString();
    }
}
