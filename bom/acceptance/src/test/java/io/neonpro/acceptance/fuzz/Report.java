package io.neonpro.acceptance.fuzz;

import io.neonpro.acceptance.fuzz.check.Exchange;
import io.neonpro.acceptance.fuzz.check.Violation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What a run found: how often what was answered, and every kind of violation with a call that shows it. */
final class Report {

    private static final int SHOWN_CHARACTERS = 700;

    private final long seed;
    private final long begin = System.nanoTime();
    private final Map<String, Map<Integer, Integer>> statuses = new TreeMap<>();
    private final Map<String, List<Violation>> violations = new TreeMap<>();
    private final List<String> afterwards = new ArrayList<>();
    private int calls;

    Report(long seed) {
        this.seed = seed;
    }

    long seed() {
        return seed;
    }

    synchronized void add(Exchange exchange, List<String> faults) {
        calls++;
        String operation = exchange.call().service() + " " + exchange.call().operation();
        statuses.computeIfAbsent(operation, key -> new TreeMap<>())
                .merge(exchange.reply().status(), 1, Integer::sum);
        faults.stream()
                .map(fault -> new Violation(exchange, fault))
                .forEach(violation -> violations
                        .computeIfAbsent(violation.kind(), key -> new ArrayList<>())
                        .add(violation));
    }

    /** Something that no single call shows. */
    synchronized void afterwards(String fault, int from, int until) {
        afterwards.add("calls %d to %d: %s".formatted(from, until - 1, fault));
    }

    synchronized boolean isClean() {
        return violations.isEmpty() && afterwards.isEmpty();
    }

    synchronized List<String> kinds() {
        return Stream.concat(violations.keySet().stream(), afterwards.stream()).toList();
    }

    /** All of it. */
    synchronized String text() {
        StringBuilder text = new StringBuilder();
        statuses.forEach((operation, counts) -> text.append("%-75s %s%n".formatted(operation, counts)));
        violations.forEach((kind, found) -> text.append(described(kind, found)));
        afterwards.forEach(fault -> text.append("%nVIOLATION %s%n".formatted(fault)));
        return text.append(System.lineSeparator()).append(summary()).toString();
    }

    /** In one line. */
    synchronized String summary() {
        Map<Integer, Integer> all = new TreeMap<>();
        statuses.values().forEach(counts -> counts.forEach((status, count) -> all.merge(status, count, Integer::sum)));
        long seconds = Duration.ofNanos(System.nanoTime() - begin).toSeconds();
        int found = violations.values().stream().mapToInt(List::size).sum();
        return "seed %d: %d calls in %d s, %d violations of %d kinds %s, %d afterwards; statuses %s"
                .formatted(seed, calls, seconds, found, violations.size(), violations.keySet(), afterwards.size(), all);
    }

    private String described(String kind, List<Violation> found) {
        Exchange shown = found.getFirst().exchange();
        return """

                VIOLATION %s (%d times)
                  again    make fuzz SEED=%d CALL=%d
                  as       %s, spoiled: %s
                  sent     %s %s
                %s           %s
                  answered %d in %d ms
                %s           %s
                """.formatted(
                        kind,
                        found.size(),
                        seed,
                        shown.call().number(),
                        shown.call().role(),
                        shown.call().spoiled(),
                        shown.sent().method(),
                        shortened(shown.sent().target()),
                        headers(shown.sent().headers().stream()
                                .filter(header -> !header.value().startsWith("Bearer ey"))
                                .map(header -> header.name() + ": " + header.value())),
                        shortened(shown.sent().text()),
                        shown.reply().status(),
                        shown.reply().took().toMillis(),
                        headers(shown.reply().headers().stream()
                                .map(header -> header.name() + ": " + header.value())
                                .filter(line -> line.matches("(?i)(content-type|location|etag).*"))),
                        shortened(shown.reply().body()));
    }

    private static String headers(Stream<String> lines) {
        return lines.map(line -> "           " + shortened(line) + System.lineSeparator())
                .reduce("", String::concat);
    }

    private static String shortened(String text) {
        String visible = text.codePoints()
                .limit(SHOWN_CHARACTERS)
                .mapToObj(c -> !isPlain(c) ? "\\u%04x".formatted(c) : Character.toString(c))
                .reduce("", String::concat);
        return text.length() > SHOWN_CHARACTERS ? visible + "… (" + text.length() + " characters)" : visible;
    }

    /** Whether it is seen as it is, and written whole by whatever the report goes through. */
    private static boolean isPlain(int c) {
        return Character.isBmpCodePoint(c)
                && !Character.isSurrogate((char) c)
                && !Character.isISOControl(c)
                && Character.getType(c) != Character.FORMAT;
    }
}
