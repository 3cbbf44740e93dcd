package io.neonpro.kernel.event;

import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/** Rings when the first of those times has come that it was told. */
@ApplicationScoped
class RetryTimer {

    private final Vertx vertx;
    private Runnable bell = () -> {};
    private boolean isSet;
    private long ringsAtNanos;
    private long timer;

    RetryTimer(Vertx vertx) {
        this.vertx = vertx;
    }

    synchronized void onRing(Runnable task) {
        bell = task;
    }

    /** Rings after this time at the latest. */
    synchronized void in(Duration wait) {
        long at = System.nanoTime() + wait.toNanos();
        if (!isSet || at - ringsAtNanos < 0) {
            vertx.cancelTimer(timer);
            isSet = true;
            ringsAtNanos = at;
            timer = vertx.setTimer(Math.max(1, wait.toMillis()), rung -> ring());
        }
    }

    synchronized void stop() {
        bell = () -> {};
        vertx.cancelTimer(timer);
    }

    private void ring() {
        Runnable ringing;
        synchronized (this) {
            isSet = false;
            ringing = bell;
        }
        ringing.run();
    }
}
