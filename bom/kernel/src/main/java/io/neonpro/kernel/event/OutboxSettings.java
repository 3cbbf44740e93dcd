package io.neonpro.kernel.event;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

/** How the outbox is relayed. */
@ConfigMapping(prefix = "neonpro.outbox")
public interface OutboxSettings {

    /**
     * How often the leases are renewed and the lanes looked at when nobody was woken, give or take a tenth; a quarter of
     * the lease at most.
     */
    @WithDefault("3s")
    @DurationMin(millis = 10)
    @DurationMax(seconds = 15)
    Duration pollInterval();

    /** How soon the lanes are looked at again when another instance wrote there; twice as late after each look in vain. */
    @WithDefault("250ms")
    @DurationMin(millis = 10)
    @DurationMax(seconds = 15)
    Duration quickPollInterval();

    /** For how long an instance has its lanes; the others wait as long when it died. */
    @WithDefault("12s")
    @DurationMin(seconds = 1)
    @DurationMax(minutes = 1)
    Duration lease();

    /** In which Kafka has an event, or never will: as {@link EventProducer} is made. */
    @WithDefault("7s")
    @DurationMin(millis = 100)
    @DurationMax(seconds = 30)
    Duration sendTimeout();

    /** An outbox whose oldest event waits longer than this is degraded. */
    @WithDefault("10s")
    @DurationMin(millis = 100)
    @DurationMax(minutes = 10)
    Duration maxDelay();

    /** Most events that one round of a lane takes; those of all lanes are under way at once. */
    @WithDefault("100")
    @Min(1)
    @Max(125)
    int batchSize();
}
