package io.neonpro.kernel.peer;

import jakarta.ws.rs.WebApplicationException;
import java.util.Set;

/**
 * What a peer answers who shows the caller nothing: it is not there, or not for this caller's token. It is an answer, and no fault of
 * the peer's: counted as one by a circuit breaker, anybody could open it for all by a token that may do less.
 */
public final class Unseen {

    private static final Set<Integer> STATUSES = Set.of(401, 403, 404);

    private Unseen() {}

    public static boolean is(Throwable failure) {
        return failure instanceof WebApplicationException answer
                && STATUSES.contains(answer.getResponse().getStatus());
    }
}
