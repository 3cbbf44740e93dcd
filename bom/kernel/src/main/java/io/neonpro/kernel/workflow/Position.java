package io.neonpro.kernel.workflow;

import java.time.Instant;
import java.util.UUID;

/**
 * Where a workflow is, as it was read.
 *
 * @param version of its history: whoever goes on from here is the only one, or comes to nothing
 */
record Position<S>(UUID id, int version, WorkflowState<S> state, WorkflowRow row) {

    boolean isLate() {
        return !Instant.now().isBefore(row.deadline());
    }
}
