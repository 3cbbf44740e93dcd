package io.neonpro.kernel.data;

import java.time.Duration;

/** A table whose rows are kept for a while only; {@link Purge} deletes them, across all tenants. Extended by a bean for each. */
public abstract class Retention {

    private final String oldest;
    private final String delete;
    private final Duration keepFor;

    /**
     * @param oldest when the oldest row was written, or null
     * @param delete rows from {@code $1} until before {@code $2}
     */
    protected Retention(String oldest, String delete, Duration keepFor) {
        this.oldest = oldest;
        this.delete = delete;
        this.keepFor = keepFor;
    }

    final String oldest() {
        return oldest;
    }

    final String delete() {
        return delete;
    }

    final Duration keepFor() {
        return keepFor;
    }
}
