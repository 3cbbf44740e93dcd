package io.neonpro.kernel.security;

import io.neonpro.kernel.tenancy.TenantContext;
import io.neonpro.kernel.web.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Room for so many open streams, of each person, of each tenant and of all, so that nobody has what is for others. */
@ApplicationScoped
class StreamRoom {

    private static final String EVERYBODY = "everybody";

    /** A token, and so a stream, is over after five. */
    private static final long RETRY_AFTER_SECONDS = 60;

    private record User(UUID tenant, UUID id) {}

    private final StreamSettings most;
    private final Map<Object, Integer> open = new HashMap<>();

    StreamRoom(StreamSettings most) {
        this.most = most;
    }

    /**
     * For one more, until it is {@link #leave left}.
     *
     * @throws ProblemException as {@link #require} does
     */
    synchronized void enter(TenantContext caller) {
        require(caller);
        places(caller).forEach(place -> open.merge(place, 1, Integer::sum));
    }

    synchronized void leave(TenantContext caller) {
        places(caller).forEach(place -> open.computeIfPresent(place, (same, count) -> count == 1 ? null : count - 1));
    }

    /**
     * @throws ProblemException 429 where the caller or their tenant has enough of them, 503 where the instance has
     */
    synchronized void require(TenantContext caller) {
        if (isFull(EVERYBODY, most.perInstance())) {
            throw ProblemException.unavailable("Too many streams are open here; try again.");
        }
        boolean isEnough = isFull(caller.tenant(), most.perTenant())
                || user(caller).stream().anyMatch(user -> isFull(user, most.perUser()));
        if (isEnough) {
            throw ProblemException.tooMany(
                    "too-many-streams", "So many streams are open already; end one of them.", RETRY_AFTER_SECONDS);
        }
    }

    private boolean isFull(Object place, int most) {
        return open.getOrDefault(place, 0) >= most;
    }

    private static List<Object> places(TenantContext caller) {
        List<Object> places = new ArrayList<>(List.of(EVERYBODY, caller.tenant()));
        places.addAll(user(caller));
        return places;
    }

    private static List<User> user(TenantContext caller) {
        return caller.user().map(id -> new User(caller.tenant(), id)).stream().toList();
    }
}
