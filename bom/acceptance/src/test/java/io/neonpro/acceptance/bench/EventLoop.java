package io.neonpro.acceptance.bench;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.lang.management.ManagementFactory;
import java.util.concurrent.CompletableFuture;

/** One thread for what is bare, which so can say how long it had a processor. */
public final class EventLoop implements AutoCloseable {

    private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
    private final long thread;

    public EventLoop() {
        var id = new CompletableFuture<Long>();
        vertx.runOnContext(now -> id.complete(Thread.currentThread().threadId()));
        thread = id.join();
    }

    public Vertx vertx() {
        return vertx;
    }

    double processorMillis() {
        return ManagementFactory.getThreadMXBean().getThreadCpuTime(thread) / 1e6;
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
