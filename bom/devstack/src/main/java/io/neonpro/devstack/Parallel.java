package io.neonpro.devstack;

import io.neonpro.devstack.process.PartFailed;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Runs a handful of steps side by side. */
public final class Parallel {

    private Parallel() {}

    /** Returns when all steps have ended; throws what the first failed one threw. */
    public static void run(List<Runnable> steps) {
        try (var threads = Executors.newCachedThreadPool()) {
            var running = new ArrayList<Future<?>>();
            steps.forEach(step -> running.add(threads.submit(step)));
            for (var step : running) {
                step.get();
            }
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof RuntimeException cause
                    ? cause
                    : new PartFailed(failed.getCause().toString(), failed.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new PartFailed("interrupted", interrupted);
        }
    }
}
