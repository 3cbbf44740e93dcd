package io.neonpro.acceptance.bench;

import java.util.Map;
import java.util.TreeMap;

/**
 * Which processes worked for how long while operations of one kind were done, as fast as a few at once go.
 *
 * @param perSecond how fast that was
 * @param seconds that all of it lasted, with what the operations set in motion
 * @param processor milliseconds by process
 */
record Cost(int count, double perSecond, double seconds, Map<String, Double> processor) {

    static final String POSTGRES = "postgres";

    /** The same without what the processes do while nobody asks anything. */
    Cost without(Map<String, Double> idleMillisPerSecond) {
        Map<String, Double> caused = new TreeMap<>();
        processor.forEach((process, millis) ->
                caused.put(process, Math.max(0, millis - seconds * idleMillisPerSecond.getOrDefault(process, 0.0))));
        return new Cost(count, perSecond, seconds, caused);
    }

    /** Processor milliseconds of one operation in one process. */
    double of(String process) {
        return processor.getOrDefault(process, 0.0) / Math.max(1, count);
    }

    /** Processor milliseconds of one operation in all processes. */
    double total() {
        return processor.keySet().stream().mapToDouble(this::of).sum();
    }

    static Map<String, Double> difference(Map<String, Double> before, Map<String, Double> after) {
        Map<String, Double> difference = new TreeMap<>();
        after.forEach((process, millis) -> difference.put(process, millis - before.getOrDefault(process, 0.0)));
        return difference;
    }
}
