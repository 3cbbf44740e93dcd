package io.neonpro.kernel.job;

import static org.awaitility.Awaitility.await;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

/** Where what runs waits for the test. */
public final class Gate {

    private final CompletableFuture<Void> opened = new CompletableFuture<>();
    private final AtomicInteger waiting = new AtomicInteger();

    /** On the context of the caller. */
    public Uni<Void> pass() {
        Context context = Vertx.currentContext();
        waiting.incrementAndGet();
        return Uni.createFrom().completionStage(opened).emitOn(task -> context.runOnContext(now -> task.run()));
    }

    public void awaitSomebody() {
        await().atMost(Duration.ofMinutes(3)).until(() -> waiting.get() > 0);
    }

    public void open() {
        opened.complete(null);
    }
}
