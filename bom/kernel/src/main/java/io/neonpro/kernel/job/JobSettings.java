package io.neonpro.kernel.job;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

/** How jobs are run; what differs from kind to kind is in {@link JobLimits}. */
@ConfigMapping(prefix = "neonpro.jobs")
public interface JobSettings {

    /** How often jobs are looked for when nobody was woken and nothing is due: other instances add some, or die. */
    @WithDefault("30s")
    @DurationMin(millis = 10)
    @DurationMax(minutes = 5)
    Duration pollInterval();

    /** From the first failure of a job to its second attempt, give or take a quarter; three times as long after each more. */
    @WithDefault("5s")
    @DurationMin(millis = 1)
    @DurationMax(minutes = 10)
    Duration firstRetryAfter();

    /** Between two attempts at most. */
    @WithDefault("1h")
    @DurationMin(millis = 1)
    @DurationMax(days = 1)
    Duration lastRetryAfter();

    /** Until the next run of a job that did not find what it needs: that is no attempt, and there is no last one. */
    @WithDefault("10s")
    @DurationMin(millis = 1)
    @DurationMax(minutes = 10)
    Duration awayRetryAfter();

    /** How long a job's lease outlasts its timeout; what a dead instance had taken runs elsewhere that much later. */
    @WithDefault("30s")
    @DurationMin(seconds = 5)
    @DurationMax(minutes = 10)
    Duration leaseMargin();

    /** Jobs are degraded when the oldest is due for longer than this. */
    @WithDefault("1m")
    @DurationMin(millis = 100)
    @DurationMax(hours = 1)
    Duration maxDelay();

    /** How long jobs are kept that have failed for good. */
    @WithDefault("30d")
    @DurationMin(days = 1)
    @DurationMax(days = 400)
    Duration keepFailed();
}
