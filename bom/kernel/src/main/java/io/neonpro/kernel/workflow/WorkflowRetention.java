package io.neonpro.kernel.workflow;

import io.neonpro.kernel.data.Retention;
import jakarta.inject.Singleton;
import java.time.Duration;

/** How workflows ended, long enough for somebody to see why; their histories stay. */
@Singleton
class WorkflowRetention extends Retention {

    private static final String OLDEST = "select min(ended_at) from workflow where ended_at is not null";

    private static final String DELETE = "delete from workflow where ended_at >= $1 and ended_at < $2";

    WorkflowRetention() {
        super(OLDEST, DELETE, Duration.ofDays(30));
    }
}
