package io.neonpro.kernel.job;

import io.neonpro.kernel.data.Absence;
import io.neonpro.kernel.event.NewerEvent;

/** What a job needs is not there for now; that says nothing of the job, and is no attempt of it. */
public final class Away extends RuntimeException {

    public Away(String reason) {
        super(reason);
    }

    /**
     * Whether it is this, or {@link Absence#isCauseOf} says as much, or what is missing is a newer version of this service.
     */
    public static boolean is(Throwable failure) {
        return failure instanceof Away || failure instanceof NewerEvent || Absence.isCauseOf(failure);
    }
}
