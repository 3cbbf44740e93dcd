package io.neonpro.kernel.job;

import static java.time.Duration.ofDays;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;

import io.neonpro.kernel.settings.CheckedSettings;
import io.neonpro.kernel.settings.SettingsCheck;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How jobs are run; what differs from kind to kind is in {@link JobLimits}. */
@ConfigMapping(prefix = "neonpro.jobs")
public interface JobSettings extends CheckedSettings {

    /** How often jobs are looked for when nobody was woken and nothing is due: other instances add some, or die. */
    @WithDefault("30s")
    Duration pollInterval();

    /** From the first failure of a job to its second attempt, give or take a quarter; three times as long after each more. */
    @WithDefault("5s")
    Duration firstRetryAfter();

    /** Between two attempts at most. */
    @WithDefault("1h")
    Duration lastRetryAfter();

    /** Until the next run of a job that did not find what it needs: that is no attempt, and there is no last one. */
    @WithDefault("10s")
    Duration awayRetryAfter();

    /** How long a job's lease outlasts its timeout; what a dead instance had taken runs elsewhere that much later. */
    @WithDefault("30s")
    Duration leaseMargin();

    /** Jobs are degraded when the oldest is due for longer than this. */
    @WithDefault("1m")
    Duration maxDelay();

    /** How long jobs are kept that have failed for good. */
    @WithDefault("30d")
    Duration keepFailed();

    @Override
    default void check(SettingsCheck check) {
        check.between("poll-interval", pollInterval(), ofMillis(10), ofMinutes(5));
        check.between("first-retry-after", firstRetryAfter(), ofMillis(1), ofMinutes(10));
        check.between("last-retry-after", lastRetryAfter(), ofMillis(1), ofDays(1));
        check.between("away-retry-after", awayRetryAfter(), ofMillis(1), ofMinutes(10));
        check.between("lease-margin", leaseMargin(), ofSeconds(5), ofMinutes(10));
        check.between("max-delay", maxDelay(), ofMillis(100), ofHours(1));
        check.between("keep-failed", keepFailed(), ofDays(1), ofDays(400));
    }
}
