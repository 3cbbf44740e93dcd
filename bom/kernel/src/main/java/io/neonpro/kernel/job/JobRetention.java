package io.neonpro.kernel.job;

import io.neonpro.kernel.data.Retention;
import jakarta.inject.Singleton;

/** Jobs that have failed for good, long enough for somebody to see why. */
@Singleton
class JobRetention extends Retention {

    private static final String OLDEST = "select min(due_at) from job where state = 'failed'";

    private static final String DELETE = "delete from job where state = 'failed' and due_at >= $1 and due_at < $2";

    JobRetention(JobSettings settings) {
        super(OLDEST, DELETE, settings.keepFailed());
    }
}
