package io.neonpro.acceptance.demo;

import io.neonpro.acceptance.client.Unreachable;
import java.io.PrintStream;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;

/** Sixteen clients at work, with their progress shown. */
final class Crowd {

    private static final int CLIENTS = 16;
    private static final int STEPS = 20;
    private static final long PAUSE_NANOS = 500_000_000;

    private final PrintStream out;

    Crowd(PrintStream out) {
        this.out = out;
    }

    static void pause() {
        LockSupport.parkNanos(PAUSE_NANOS);
    }

    /** Does the work for each item and answers the results in the items' order. */
    <T, R> List<R> all(String what, List<T> items, Function<? super T, R> work) {
        AtomicInteger done = new AtomicInteger();
        int step = Math.max(1, items.size() / STEPS);
        try (ExecutorService clients = Executors.newFixedThreadPool(CLIENTS)) {
            List<Future<R>> results = items.stream()
                    .map(item -> clients.submit(() -> {
                        R result = work.apply(item);
                        show(what, done, items.size(), step);
                        return result;
                    }))
                    .toList();
            return results.stream().map(Crowd::result).toList();
        }
    }

    private void show(String what, AtomicInteger done, int of, int step) {
        int count = done.incrementAndGet();
        if (count % step == 0 || count == of) {
            out.printf("  %-13s %6d of %d%n", what, count, of);
        }
    }

    private static <R> R result(Future<R> future) {
        try {
            return future.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Unreachable gone
                    ? gone
                    : new IllegalStateException(e.getCause().getMessage(), e.getCause());
        }
    }
}
