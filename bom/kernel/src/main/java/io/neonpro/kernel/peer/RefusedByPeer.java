package io.neonpro.kernel.peer;

import io.neonpro.kernel.web.problem.Problem;
import io.neonpro.kernel.web.problem.ProblemException;

/** What a peer refuses the caller, for them to be told; what retries, breaks or falls back must leave it alone, and no other problem. */
public final class RefusedByPeer extends ProblemException {

    public RefusedByPeer(Problem problem) {
        super(problem);
    }
}
