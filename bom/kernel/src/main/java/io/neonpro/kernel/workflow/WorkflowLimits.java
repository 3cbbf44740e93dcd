package io.neonpro.kernel.workflow;

import io.neonpro.kernel.job.JobLimits;
import java.time.Duration;

/**
 * The bounds of one kind of workflow.
 *
 * @param deadline after which one that is under way, and not decided, is undone
 * @param stepWithin how long a step elsewhere may take, and how long an instance goes on with one workflow at a time
 * @param attempts after how many failures of a step the workflow is undone; not counted is what found somebody away
 * @param firstRetryAfter from the first failure of a step to its second attempt; twice as long after each more
 * @param lastRetryAfter between two attempts at most, also of what undoes a step, for which there is no last one
 * @param concurrency how many of them an instance goes on with at once
 * @param perTenant how many of them a tenant may have under way
 */
public record WorkflowLimits(
        Duration deadline,
        Duration stepWithin,
        int attempts,
        Duration firstRetryAfter,
        Duration lastRetryAfter,
        int concurrency,
        int perTenant) {

    private static final int MAX_ATTEMPTS = 1_000;
    private static final Duration MAX_DEADLINE = Duration.ofDays(90);
    private static final Duration MAX_STEP = Duration.ofMinutes(4);
    private static final Duration MAX_RETRY = Duration.ofHours(1);
    private static final Duration TO_NOTE_IT = Duration.ofSeconds(5);

    public static final WorkflowLimits STANDARD = new WorkflowLimits(
            Duration.ofMinutes(5), Duration.ofSeconds(5), 8, Duration.ofMillis(250), Duration.ofSeconds(15), 8, 1_000);

    public WorkflowLimits {
        require(deadline, MAX_DEADLINE, "deadline");
        require(stepWithin, MAX_STEP, "stepWithin");
        require(firstRetryAfter, MAX_RETRY, "firstRetryAfter");
        require(lastRetryAfter, MAX_RETRY, "lastRetryAfter");
        if (attempts < 1 || attempts > MAX_ATTEMPTS) {
            throw new IllegalArgumentException("attempts must be 1 to " + MAX_ATTEMPTS);
        }
    }

    public WorkflowLimits withDeadline(Duration limit) {
        return new WorkflowLimits(limit, stepWithin, attempts, firstRetryAfter, lastRetryAfter, concurrency, perTenant);
    }

    public WorkflowLimits withStepWithin(Duration limit) {
        return new WorkflowLimits(deadline, limit, attempts, firstRetryAfter, lastRetryAfter, concurrency, perTenant);
    }

    public WorkflowLimits withRetries(int times, Duration first, Duration last) {
        return new WorkflowLimits(deadline, stepWithin, times, first, last, concurrency, perTenant);
    }

    /** Its jobs have no last attempt to speak of: a workflow ends by its own rules. */
    JobLimits ofJobs() {
        return JobLimits.STANDARD
                .withConcurrency(concurrency)
                .withPerTenant(perTenant)
                .withAttempts(100)
                .withTimeout(stepWithin.multipliedBy(2).plus(TO_NOTE_IT));
    }

    /**
     * @param tries in vain so far
     */
    Duration backOff(int tries) {
        Duration delay = firstRetryAfter;
        for (int i = 0; i < tries && delay.compareTo(lastRetryAfter) < 0; i++) {
            delay = delay.multipliedBy(2);
        }
        return delay.compareTo(lastRetryAfter) < 0 ? delay : lastRetryAfter;
    }

    private static void require(Duration value, Duration most, String name) {
        if (!value.isPositive() || value.compareTo(most) > 0) {
            throw new IllegalArgumentException(name + " must be up to " + most);
        }
    }
}
