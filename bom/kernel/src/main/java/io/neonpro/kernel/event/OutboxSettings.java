package io.neonpro.kernel.event;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;

import io.neonpro.kernel.settings.CheckedSettings;
import io.neonpro.kernel.settings.SettingsCheck;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How the outbox is relayed. */
@ConfigMapping(prefix = "neonpro.outbox")
public interface OutboxSettings extends CheckedSettings {

    /**
     * How often the leases are renewed and the lanes looked at when nobody was woken, give or take a tenth; a quarter of
     * the lease at most.
     */
    @WithDefault("3s")
    Duration pollInterval();

    /** How soon the lanes are looked at again when another instance wrote there; twice as late after each look in vain. */
    @WithDefault("250ms")
    Duration quickPollInterval();

    /** For how long an instance has its lanes; the others wait as long when it died. */
    @WithDefault("12s")
    Duration lease();

    /** In which Kafka has an event, or never will: as {@link EventProducer} is made. */
    @WithDefault("7s")
    Duration sendTimeout();

    /** An outbox whose oldest event waits longer than this is degraded. */
    @WithDefault("10s")
    Duration maxDelay();

    /** Most events that one round of a lane takes; those of all lanes are under way at once. */
    @WithDefault("100")
    int batchSize();

    @Override
    default void check(SettingsCheck check) {
        check.between("poll-interval", pollInterval(), ofMillis(10), ofSeconds(15));
        check.between("quick-poll-interval", quickPollInterval(), ofMillis(10), ofSeconds(15));
        check.between("lease", lease(), ofSeconds(1), ofMinutes(1));
        check.between("send-timeout", sendTimeout(), ofMillis(100), ofSeconds(30));
        check.between("max-delay", maxDelay(), ofMillis(100), ofMinutes(10));
        check.between("batch-size", batchSize(), 1, 125);
    }
}
