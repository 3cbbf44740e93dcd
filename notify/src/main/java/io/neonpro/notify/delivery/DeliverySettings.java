package io.neonpro.notify.delivery;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

/** How messages are brought to the mail server. */
@ConfigMapping(prefix = "neonpro.delivery")
public interface DeliverySettings {

    /** How often the queue is looked at when nothing was added here and nothing is due: another instance may have died. */
    @WithDefault("20s")
    @DurationMin(millis = 10)
    @DurationMax(minutes = 1)
    Duration pollInterval();

    /** Most messages of one round, all under way at once. */
    @WithDefault("20")
    @Min(1)
    @Max(20)
    int batchSize();

    /** How long the mail server may take for one message. */
    @WithDefault("15s")
    @DurationMin(millis = 100)
    @DurationMax(minutes = 1)
    Duration sendTimeout();

    /** When a message is tried again whose instance died with it; longer than a round takes. */
    @WithDefault("2m")
    @DurationMin(minutes = 2)
    @DurationMax(hours = 1)
    Duration lease();

    /** How often the mail server may refuse a message for the time being. */
    @WithDefault("6")
    @Min(1)
    @Max(20)
    int maxAttempts();

    /** From the first such refusal to the second attempt; four times as long after each more. */
    @WithDefault("10s")
    @DurationMin(millis = 10)
    @DurationMax(minutes = 10)
    Duration firstRetryAfter();

    /** Until the next attempt when the mail server cannot be reached at all. */
    @WithDefault("5s")
    @DurationMin(millis = 100)
    @DurationMax(minutes = 10)
    Duration unreachableRetryAfter();

    /** How long a message may wait for a mail server that cannot be reached. */
    @WithDefault("2d")
    @DurationMin(minutes = 1)
    @DurationMax(days = 7)
    Duration giveUpAfter();
}
