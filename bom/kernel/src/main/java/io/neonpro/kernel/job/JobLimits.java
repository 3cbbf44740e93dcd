package io.neonpro.kernel.job;

import java.time.Duration;

/**
 * The bounds of one kind of job.
 *
 * @param concurrency how many of them an instance runs at once
 * @param attempts after how many failures a job has failed for good; not counted is what found its infrastructure away
 * @param timeout of an attempt
 * @param perTenant how many of them a tenant may have
 */
public record JobLimits(int concurrency, int attempts, Duration timeout, int perTenant) {

    /** Of one kind, in an instance. */
    static final int MAX_CONCURRENCY = 10;

    private static final int MAX_ATTEMPTS = 100;
    private static final int MAX_PER_TENANT = 100_000;
    private static final Duration MAX_TIMEOUT = Duration.ofMinutes(10);

    /** Eight attempts take about an hour and a half. */
    public static final JobLimits STANDARD = new JobLimits(4, 8, Duration.ofSeconds(30), 10_000);

    public JobLimits {
        require(concurrency, MAX_CONCURRENCY, "concurrency");
        require(attempts, MAX_ATTEMPTS, "attempts");
        require(perTenant, MAX_PER_TENANT, "perTenant");
        if (!timeout.isPositive() || timeout.compareTo(MAX_TIMEOUT) > 0) {
            throw new IllegalArgumentException("timeout must be up to " + MAX_TIMEOUT);
        }
    }

    public JobLimits withConcurrency(int jobs) {
        return new JobLimits(jobs, attempts, timeout, perTenant);
    }

    public JobLimits withAttempts(int times) {
        return new JobLimits(concurrency, times, timeout, perTenant);
    }

    public JobLimits withTimeout(Duration limit) {
        return new JobLimits(concurrency, attempts, limit, perTenant);
    }

    public JobLimits withPerTenant(int jobs) {
        return new JobLimits(concurrency, attempts, timeout, jobs);
    }

    private static void require(int value, int most, String name) {
        if (value < 1 || value > most) {
            throw new IllegalArgumentException(name + " must be 1 to " + most);
        }
    }
}
