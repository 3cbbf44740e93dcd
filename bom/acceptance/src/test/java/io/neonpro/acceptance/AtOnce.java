package io.neonpro.acceptance;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Calls that many make at once: so many threads of their own, whatever else the machine has to do. */
public final class AtOnce {

    private static final int THREADS = 8;

    private AtOnce() {}

    /** Does it with each of them. */
    public static <T> void run(List<T> all, Consumer<T> call) {
        each(all.size(), i -> {
            call.accept(all.get(i));
            return i;
        });
    }

    /** What each of so many calls, counted from 0, yields; in their order. */
    public static <T> List<T> each(int count, IntFunction<T> call) {
        try (ExecutorService threads = Executors.newFixedThreadPool(Math.min(THREADS, count))) {
            List<CompletableFuture<T>> underway = IntStream.range(0, count)
                    .mapToObj(i -> CompletableFuture.supplyAsync(() -> call.apply(i), threads))
                    .toList();
            return underway.stream().map(CompletableFuture::join).toList();
        }
    }
}
