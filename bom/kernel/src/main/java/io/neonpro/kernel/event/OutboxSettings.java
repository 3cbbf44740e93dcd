package io.neonpro.kernel.event;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** How the outbox is relayed. */
@ConfigMapping(prefix = "neonpro.outbox")
public interface OutboxSettings {

    /** How often a lane is looked at when no notification came. */
    @WithDefault("1s")
    Duration pollInterval();

    /** An outbox whose oldest event waits longer than this is degraded. */
    @WithDefault("10s")
    Duration maxDelay();

    /** Most events that one round of a lane takes. */
    @WithDefault("200")
    @Min(1)
    @Max(1000)
    int batchSize();
}
