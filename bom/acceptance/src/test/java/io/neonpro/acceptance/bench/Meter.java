package io.neonpro.acceptance.bench;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.HdrHistogram.ConcurrentHistogram;

/** Measures loads, each together with all that it sets in motion. */
final class Meter {

    static final String BARE = "bare";

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Duration LOOK = Duration.ofMillis(700);
    private static final int ANY_NUMBER = Integer.MAX_VALUE;
    private static final Rehearsal BARE_WARM_UP = new Rehearsal(ANY_NUMBER, Duration.ofSeconds(2));

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

    Figures measure(Row row) {
        return new Figures(
                timed(row.load(), row.operation()), costOf(row.flatOut(), row.operation(), processes::millis));
    }

    Figures measureBare(Row row) {
        return measureBare(row.load(), new Rehearsal(ANY_NUMBER, row.flatOut().atMost()), row.bare());
    }

    Figures measureBare(OpenLoad load, Rehearsal flatOut, Supplier<Future<?>> operation) {
        BARE_WARM_UP.run(operation);
        return new Figures(timed(load, operation), costOf(flatOut, operation, this::bareMillis));
    }

    Idle idle(Duration duration) {
        Map<String, Double> before = processes.millis();
        double transactions = statistics.transactions();
        long begin = System.nanoTime();
        LockSupport.parkNanos(duration.toNanos());
        double seconds = secondsSince(begin);
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

    private ConcurrentHistogram timed(OpenLoad load, Supplier<Future<?>> operation) {
        ConcurrentHistogram micros = load.run(operation);
        settle();
        return micros;
    }

    private Cost costOf(Rehearsal flatOut, Supplier<Future<?>> operation, Supplier<Map<String, Double>> processor) {
        long begin = System.nanoTime();
        Map<String, Double> before = processor.get();
        int count = flatOut.run(operation);
        double perSecond = count / secondsSince(begin);
        settle();
        return new Cost(count, perSecond, secondsSince(begin), Cost.difference(before, processor.get()));
    }

    private Map<String, Double> bareMillis() {
        return Map.of(
                BARE,
                bareLoop.processorMillis(),
                Cost.POSTGRES,
                processes.millis().get(Cost.POSTGRES));
    }

    private static double secondsSince(long nanoTime) {
        return (System.nanoTime() - nanoTime) / 1e9;
    }
}
