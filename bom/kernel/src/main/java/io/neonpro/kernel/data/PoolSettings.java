package io.neonpro.kernel.data;

import io.smallrye.config.ConfigMapping;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

/** How many connections to Postgres an instance has, and how long it waits for one and on one. */
@ConfigMapping(prefix = "neonpro.pool")
public interface PoolSettings {

    /** To the primary, for transactions. */
    Bounds primary();

    /**
     * To the primary, for reads that no replica may answer. They are apart from the transactions, so that losing all
     * replicas does not drown the writes: what finds no room here is refused with 503.
     */
    Bounds fallback();

    /** To each replica. */
    Bounds replica();

    /** To the primary, for the relay and the other workers that serve all tenants. */
    Bounds relay();

    /** The bounds of one pool. */
    interface Bounds {

        /** Connections at most; they are opened when they are needed. */
        @Min(1)
        @Max(1_000)
        int size();

        /** How many may wait for a connection; whoever comes then is refused. */
        @Min(1)
        @Max(100_000)
        int maxWaiting();

        /** How long they wait; shorter when it turns out that the server is silent. */
        @DurationMin(millis = 10)
        @DurationMax(minutes = 1)
        Duration acquireWithin();

        /** How long connecting and signing in may take. */
        @DurationMin(millis = 10)
        @DurationMax(minutes = 1)
        Duration connectWithin();

        /**
         * A connection on which nothing is answered for half of it is closed when the server does not greet a new one
         * in the other half: nothing else tells of a server that was frozen or lost its power. Statements may take longer.
         */
        @DurationMin(millis = 10)
        @DurationMax(minutes = 10)
        Duration answerWithin();

        /** A connection that nobody has used for so long is closed. */
        @DurationMin(seconds = 1)
        @DurationMax(hours = 24)
        Duration idleFor();

        /** A connection that is older is closed when nobody uses it, so that those of all pools find new servers. */
        @DurationMin(seconds = 10)
        @DurationMax(hours = 24)
        Duration lifetime();
    }
}
