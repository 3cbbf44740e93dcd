package io.neonpro.kernel.event;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.util.List;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

/** How events of other services are heard, tried again and remembered. */
@ConfigMapping(prefix = "neonpro.inbox")
public interface InboxSettings {

    /** What the topics of all services begin with; the service's name follows. */
    @NotBlank
    String topicPrefix();

    /** Instances of one group share the events. */
    @NotBlank
    String group();

    /** Where records go that say neither whose event they are nor which one. */
    @NotBlank
    String deadLetterTopic();

    /**
     * How long an event's id is remembered; longer than the topics are kept, or an event that is delivered again has its
     * effect again.
     */
    @WithDefault("14d")
    @DurationMin(days = 1)
    @DurationMax(days = 400)
    Duration keepFor();

    /** How long an event may take to have its effect; longer than it takes to notice that Postgres is away. */
    @WithDefault("15s")
    @DurationMin(millis = 100)
    @DurationMax(minutes = 10)
    Duration attemptTimeout();

    /** How long a failed event waits before each further attempt; after the last one it is a dead letter. */
    @WithDefault("1s,10s,1m,10m,1h,6h")
    @Size(min = 1, max = 20)
    List<@DurationMin(millis = 1) @DurationMax(days = 7) Duration> retryAfter();

    /** Most events that wait behind a failed one of their key; then their partition waits for an operator. */
    @WithDefault("1000")
    @Min(1)
    @Max(100_000)
    int maxParkedPerKey();

    /** Most keys of one tenant that wait; then the partition of the next one does. */
    @WithDefault("10000")
    @Min(1)
    @Max(100_000)
    int maxKeysPerTenant();

    /** Most keys that an instance retries at once. */
    @WithDefault("8")
    @Min(1)
    @Max(100)
    int retriesAtOnce();

    /** How often an instance looks for what others have parked, or left behind; what it parked itself it retries in time. */
    @WithDefault("30s")
    @DurationMin(millis = 10)
    @DurationMax(minutes = 10)
    Duration pollInterval();

    /** An event that is older than this before it has its effect makes the service degraded. */
    @WithDefault("10s")
    @DurationMin(millis = 100)
    @DurationMax(minutes = 10)
    Duration maxDelay();

    /** A key that is parked for longer makes the service degraded. */
    @WithDefault("1m")
    @DurationMin(millis = 100)
    @DurationMax(days = 1)
    Duration maxParked();

    /** How long is known which events were discarded, and why. */
    @WithDefault("730d")
    @DurationMin(days = 1)
    @DurationMax(days = 3650)
    Duration keepDiscarded();

    /** For how long an instance takes a parked key; when it died, others go on after that. */
    default Duration lease() {
        return attemptTimeout().multipliedBy(2);
    }
}
