package io.neonpro.kernel.health;

import io.smallrye.mutiny.Uni;

/**
 * Something a service depends on, or a duty of its own that can fall behind. Every bean of this
 * type shows in {@code /q/health/ready}, {@code /q/health} and the metrics.
 */
public interface Component {

    /** Kebab-case, stable: dashboards and alerts go by it. */
    String name();

    /**
     * How it is right now; never blocks. It is asked at most once a second, with a timeout, on a
     * context without a tenant.
     */
    Uni<State> state();

    /** What it means when {@link #state} fails or does not answer in time. */
    default State withoutAnswer(String reason) {
        return State.degraded(reason);
    }
}
