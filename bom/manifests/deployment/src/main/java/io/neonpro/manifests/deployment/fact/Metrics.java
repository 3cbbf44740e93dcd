package io.neonpro.manifests.deployment.fact;

import java.util.Set;
import java.util.SortedSet;
import java.util.regex.Pattern;

/**
 * What can be read at {@code /q/metrics}.
 *
 * @param meters names of meters in the code, with points between their parts
 */
public record Metrics(SortedSet<String> meters) {

    /** Those that Quarkus registers. */
    private static final Set<String> BUILT_IN = Set.of("http.server.requests", "jvm.memory.used", "process.cpu.usage");

    private static final Pattern UNIT = Pattern.compile("(_seconds|_bytes|_total|_count|_sum|_bucket|_max)*");

    /** Whether somebody registers it. */
    public boolean has(String metric) {
        return BUILT_IN.stream().anyMatch(meter -> isOf(meter, metric))
                || meters.stream().anyMatch(meter -> isOf(meter, metric));
    }

    /** Fails the build unless somebody registers it. */
    public void require(String subject, String metric) {
        Impossible.unless(has(metric), subject, "no code registers the metric " + metric);
    }

    private static boolean isOf(String meter, String metric) {
        String name = meter.replace('.', '_').replace('-', '_');
        return metric.startsWith(name)
                && UNIT.matcher(metric.substring(name.length())).matches();
    }
}
