package io.neonpro.kernel.event;

import static java.time.Duration.ofDays;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofMinutes;

import io.neonpro.kernel.settings.CheckedSettings;
import io.neonpro.kernel.settings.SettingsCheck;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;

/** How events of other services are heard, tried again and remembered. */
@ConfigMapping(prefix = "neonpro.inbox")
public interface InboxSettings extends CheckedSettings {

    /** What the topics of all services begin with; the service's name follows. */
    String topicPrefix();

    /** Instances of one group share the events. */
    String group();

    /** Where records go that say neither whose event they are nor which one. */
    String deadLetterTopic();

    /**
     * How long an event's id is remembered; longer than the topics are kept, or an event that is delivered again has its
     * effect again.
     */
    @WithDefault("14d")
    Duration keepFor();

    /** How long an event may take to have its effect; longer than it takes to notice that Postgres is away. */
    @WithDefault("15s")
    Duration attemptTimeout();

    /** How long a failed event waits before each further attempt; after the last one it is a dead letter. */
    @WithDefault("1s,10s,1m,10m,1h,6h")
    List<Duration> retryAfter();

    /** Most events that wait behind a failed one of their key; then their partition waits for an operator. */
    @WithDefault("1000")
    int maxParkedPerKey();

    /** Most keys of one tenant that wait; then the partition of the next one does. */
    @WithDefault("10000")
    int maxKeysPerTenant();

    /** Most keys that an instance retries at once. */
    @WithDefault("8")
    int retriesAtOnce();

    /** How often an instance looks for what others have parked, or left behind; what it parked itself it retries in time. */
    @WithDefault("30s")
    Duration pollInterval();

    /** An event that is older than this before it has its effect makes the service degraded. */
    @WithDefault("10s")
    Duration maxDelay();

    /** A key that is parked for longer makes the service degraded. */
    @WithDefault("1m")
    Duration maxParked();

    /** How long is known which events were discarded, and why. */
    @WithDefault("730d")
    Duration keepDiscarded();

    /** For how long an instance takes a parked key; when it died, others go on after that. */
    default Duration lease() {
        return attemptTimeout().multipliedBy(2);
    }

    @Override
    default void check(SettingsCheck check) {
        check.text("topic-prefix", topicPrefix());
        check.text("group", group());
        check.text("dead-letter-topic", deadLetterTopic());
        check.between("keep-for", keepFor(), ofDays(1), ofDays(400));
        check.between("attempt-timeout", attemptTimeout(), ofMillis(100), ofMinutes(10));
        check.count("retry-after", retryAfter(), 1, 20);
        retryAfter().forEach(pause -> check.between("retry-after", pause, ofMillis(1), ofDays(7)));
        check.between("max-parked-per-key", maxParkedPerKey(), 1, 100_000);
        check.between("max-keys-per-tenant", maxKeysPerTenant(), 1, 100_000);
        check.between("retries-at-once", retriesAtOnce(), 1, 100);
        check.between("poll-interval", pollInterval(), ofMillis(10), ofMinutes(10));
        check.between("max-delay", maxDelay(), ofMillis(100), ofMinutes(10));
        check.between("max-parked", maxParked(), ofMillis(100), ofDays(1));
        check.between("keep-discarded", keepDiscarded(), ofDays(1), ofDays(3650));
    }
}
