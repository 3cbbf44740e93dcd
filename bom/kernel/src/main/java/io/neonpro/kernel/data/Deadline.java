package io.neonpro.kernel.data;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * By when the statements of a transaction have to be done, whatever they wait for: each may take what those before it have left. Postgres'
 * own, {@code transaction_timeout}, costs the connection.
 */
public final class Deadline {

    private final long nanos;

    private Deadline(long nanos) {
        this.nanos = nanos;
    }

    public static Deadline in(Duration time) {
        return new Deadline(System.nanoTime() + time.toNanos());
    }

    /** In the caller's transaction; fails as any statement does that takes too long. */
    public <T> Uni<T> before(Supplier<Uni<? extends T>> statement) {
        return Uni.createFrom()
                .deferred(() -> LocalSetting.set("statement_timeout", left()))
                .chain(statement);
    }

    /** A millisecond at least: none is for ever. */
    private Duration left() {
        return Duration.ofMillis(
                Math.max(1, Duration.ofNanos(nanos - System.nanoTime()).toMillis()));
    }
}
