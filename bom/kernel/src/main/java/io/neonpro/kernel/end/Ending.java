package io.neonpro.kernel.end;

import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Ends what goes on beside requests, once these are answered: one stage after the other, all of a stage at once, and all of it
 * in the time that there is. What a stage does not need the next ones have; what takes too long is cut off with the pools.
 */
@ApplicationScoped
class Ending {

    private static final Logger LOG = Logger.getLogger(Ending.class);

    private final List<Ends> parts;
    private final Duration whole;

    Ending(@All List<Ends> parts, EndingSettings settings) {
        this.parts = parts;
        this.whole = settings.within();
    }

    /** Before those whose order does not matter, and after what keeps anything from beginning. */
    void end(@Observes @Priority(10) ShutdownEvent event) {
        long begun = System.nanoTime();
        for (Stage stage : Stage.values()) {
            end(stage, begun + stage.until(whole).toNanos() - System.nanoTime()).join();
        }
    }

    /** Comes to its end in that time, well or not. */
    private CompletableFuture<Void> end(Stage stage, long nanos) {
        return CompletableFuture.allOf(parts.stream()
                        .filter(part -> part.stage() == stage)
                        .map(Ending::end)
                        .toArray(CompletableFuture[]::new))
                .orTimeout(nanos, TimeUnit.NANOSECONDS)
                .exceptionally(failure -> {
                    LOG.warnf("The end of %s is not waited for: %s", stage, failure);
                    return null;
                });
    }

    /** One that cannot keeps no other one from it. */
    private static CompletableFuture<Void> end(Ends part) {
        try {
            return part.end();
        } catch (RuntimeException failure) {
            return CompletableFuture.failedFuture(failure);
        }
    }
}
