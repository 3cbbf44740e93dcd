package io.neonpro.kernel.cache;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * A circuit breaker before Redis: after a number of failures in a row nothing passes, at no cost to
 * the caller, until {@link #open} is called. Calls are never used as probes.
 */
final class RedisGate {

    private static final Logger LOG = Logger.getLogger(RedisGate.class);

    private final Duration timeout;
    private final int maxFailures;
    private final AtomicInteger failures = new AtomicInteger();
    private volatile boolean shut;

    RedisGate(Duration timeout, int maxFailures) {
        this.timeout = timeout;
        this.maxFailures = maxFailures;
    }

    boolean isShut() {
        return shut;
    }

    /** The command's answer; a failure within the timeout, or at once while the gate is shut. */
    <T> Uni<T> pass(Supplier<Uni<T>> command) {
        return Uni.createFrom()
                .deferred(() -> shut ? Uni.createFrom().failure(RedisUnavailableException::new) : probe(command));
    }

    /** Like {@link #pass}, whether the gate is shut or not. */
    <T> Uni<T> probe(Supplier<Uni<T>> command) {
        return Uni.createFrom()
                .deferred(command::get)
                .ifNoItem()
                .after(timeout)
                .fail()
                .invoke(() -> failures.set(0))
                .onFailure()
                .invoke(this::failed);
    }

    void open() {
        if (shut) {
            LOG.info("Redis is back");
        }
        failures.set(0);
        shut = false;
    }

    void shut(Throwable cause) {
        if (!shut) {
            LOG.warnf("Redis is unavailable, going on without: %s", cause);
        }
        shut = true;
    }

    private void failed(Throwable cause) {
        if (failures.incrementAndGet() >= maxFailures) {
            shut(cause);
        }
    }
}
