package io.neonpro.kernel.data;

import static java.time.Duration.ofHours;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;

import io.neonpro.kernel.settings.CheckedSettings;
import io.neonpro.kernel.settings.SettingsCheck;
import io.smallrye.config.ConfigMapping;
import java.time.Duration;

/** How many connections to Postgres an instance has, and how long it waits for one and on one. */
@ConfigMapping(prefix = "neonpro.pool")
public interface PoolSettings extends CheckedSettings {

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
    interface Bounds extends CheckedSettings {

        /** Connections at most; they are opened when they are needed. */
        int size();

        /** How many may wait for a connection; whoever comes then is refused. */
        int maxWaiting();

        /** How long they wait; shorter when it turns out that the server is silent. */
        Duration acquireWithin();

        /** How long connecting and signing in may take. */
        Duration connectWithin();

        /**
         * A connection on which nothing is answered for half of it is closed when the server does not greet a new one
         * in the other half: nothing else tells of a server that was frozen or lost its power. Statements may take longer.
         */
        Duration answerWithin();

        /** A connection that nobody has used for so long is closed. */
        Duration idleFor();

        /** A connection that is older is closed when nobody uses it, so that those of all pools find new servers. */
        Duration lifetime();

        @Override
        default void check(SettingsCheck check) {
            check.between("size", size(), 1, 1_000);
            check.between("max-waiting", maxWaiting(), 1, 100_000);
            check.between("acquire-within", acquireWithin(), ofMillis(10), ofMinutes(1));
            check.between("connect-within", connectWithin(), ofMillis(10), ofMinutes(1));
            check.between("answer-within", answerWithin(), ofMillis(10), ofMinutes(10));
            check.between("idle-for", idleFor(), ofSeconds(1), ofHours(24));
            check.between("lifetime", lifetime(), ofSeconds(10), ofHours(24));
        }
    }

    @Override
    default void check(SettingsCheck check) {
        check.of("primary", primary());
        check.of("fallback", fallback());
        check.of("replica", replica());
        check.of("relay", relay());
    }
}
