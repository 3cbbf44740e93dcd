package io.neonpro.manifests.deployment.object;

import io.neonpro.manifests.deployment.fact.Service;
import io.neonpro.manifests.deployment.fact.Traits.Level;
import io.neonpro.manifests.deployment.yaml.Tree;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * Whether a promise is being broken: how fast what may go wrong in 30 days is used up, over a long window and a short one, so that
 * nobody is called for what is over (Google, The Site Reliability Workbook, chapter 5).
 */
final class LevelAlerts {

    private static final List<String> WINDOWS = List.of("5m", "30m", "1h", "2h", "6h", "1d", "3d");
    private static final List<Burn> BURNS = List.of(
            new Burn("14.4", "1h", "5m", "page", "2m"),
            new Burn("6", "6h", "30m", "page", "5m"),
            new Burn("3", "1d", "2h", "ticket", "15m"),
            new Burn("1", "3d", "6h", "ticket", "1h"));

    private static final String COUNT = "http_server_requests_seconds_count";
    private static final String BUCKET = "http_server_requests_seconds_bucket";

    private final Service service;
    private final Level level;

    LevelAlerts(Service service, Level level) {
        this.service = service;
        this.level = level;
    }

    /** So many times faster than it may be. */
    private record Burn(String factor, String longWindow, String shortWindow, String severity, String lasting) {}

    List<Object> groups() {
        service.metrics().require("@ServiceLevel", COUNT);
        return List.of(
                group(
                        "failures",
                        "NotAvailable",
                        "availability",
                        level.availablePercent(),
                        this::failures,
                        "of its answers are failures"),
                group("slowness", "Slow", "latency", level.fastPercent(), this::slowness, "of its answers are slow"));
    }

    private Map<String, Object> group(
            String what, String alert, String runbook, double percent, UnaryOperator<String> ratio, String summary) {
        BigDecimal budget = BigDecimal.ONE.subtract(new BigDecimal(Double.toString(percent)).movePointLeft(2));
        List<Object> rules = new ArrayList<>();
        for (String window : WINDOWS) {
            rules.add(Alert.recording(service, record(what, window), ratio.apply(window)));
        }
        for (Burn burn : BURNS) {
            String most = new BigDecimal(burn.factor())
                    .multiply(budget)
                    .stripTrailingZeros()
                    .toPlainString();
            rules.add(Alert.of(
                    service,
                    capitalised(service.name()) + alert,
                    burn.severity(),
                    runbook,
                    above(record(what, burn.longWindow()), most) + " and "
                            + above(record(what, burn.shortWindow()), most),
                    burn.lasting(),
                    "More than " + most + " " + summary + ", " + burn.factor()
                            + " times what is promised over 30 days.",
                    Tree.of("window", burn.longWindow())));
        }
        return Tree.of("name", service.name() + "-" + what, "interval", "30s", "rules", rules);
    }

    private String above(String record, String most) {
        return Alert.series(service, record, "") + " > " + most;
    }

    private static String record(String what, String window) {
        return "neonpro:" + what + ":ratio_rate" + window;
    }

    private String failures(String window) {
        return rate(COUNT, ",outcome=\"SERVER_ERROR\"", window) + " / " + rate(COUNT, "", window);
    }

    private String slowness(String window) {
        String within = ",le=\"" + level.latencyMillis() / 1000.0 + "\"";
        return "1 - " + rate(BUCKET, within + butStreams(), window) + " / " + rate(COUNT, butStreams(), window);
    }

    /** They take as long as somebody listens. */
    private String butStreams() {
        return service.streams().isEmpty()
                ? ""
                : service.streams().stream()
                        .map(stream -> stream.path().replace("{", "[{]").replace("}", "[}]"))
                        .collect(Collectors.joining("|", ",uri!~\"", "\""));
    }

    private String rate(String metric, String more, String window) {
        return "sum(rate(" + Alert.series(service, metric, more) + "[" + window + "]))";
    }

    static String capitalised(String name) {
        return Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }
}
