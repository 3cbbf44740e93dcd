package io.neonpro.acceptance.bench;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;

/** Measures loads, each together with all that it sets in motion. */
final class Meter {

    static final String BARE = "bare";

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration LOOK = Duration.ofMillis(700);

    private final ProcessorTime processes;
    private final Statistics statistics;
    private final EventLoop bareLoop;

    /**
     * @param bareLoop of what is bare, which is counted as a process
     */
    Meter(ProcessorTime processes, Statistics statistics, EventLoop bareLoop) {
        this.processes = processes;
        this.statistics = statistics;
        this.bareLoop = bareLoop;
    }

    Cost measure(OpenLoad load, Supplier<Future<?>> operation) {
        return measure(load, operation, Map.of());
    }

    Cost measureBare(OpenLoad load, Supplier<Future<?>> operation) {
        Cost cost = measure(load, operation, Map.of(BARE, bareLoop::processorMillis));
        cost.processor().keySet().retainAll(List.of(BARE, Cost.POSTGRES));
        return cost;
    }

    Idle idle(Duration duration) {
        Map<String, Double> before = processes.millis();
        double transactions = statistics.transactions();
        long begin = System.nanoTime();
        LockSupport.parkNanos(duration.toNanos());
        double seconds = (System.nanoTime() - begin) / 1e9;
        Map<String, Double> perSecond = new TreeMap<>();
        Cost.difference(before, processes.millis()).forEach((name, millis) -> perSecond.put(name, millis / seconds));
        return new Idle(perSecond, (statistics.transactions() - transactions) / seconds);
    }

    /** Until every event has had its effect. */
    void settle() {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        double seen = -1;
        for (double now = statistics.effects();
                now != seen && System.nanoTime() < deadline;
                now = statistics.effects()) {
            seen = now;
            LockSupport.parkNanos(LOOK.toNanos());
        }
    }

    private Cost measure(OpenLoad load, Supplier<Future<?>> operation, Map<String, DoubleSupplier> also) {
        long begin = System.nanoTime();
        Map<String, Double> before = processor(also);
        var micros = load.run(operation);
        settle();
        return new Cost(micros, (System.nanoTime() - begin) / 1e9, Cost.difference(before, processor(also)));
    }

    private Map<String, Double> processor(Map<String, DoubleSupplier> also) {
        Map<String, Double> millis = new HashMap<>(processes.millis());
        also.forEach((name, supplier) -> millis.put(name, supplier.getAsDouble()));
        return millis;
    }
}
