package io.neonpro.kernel.graph;

import io.neonpro.kernel.web.problem.Problem;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Knows why entities of one type are not there, when it is more than that nobody has heard of them: a bean of the
 * service that resolves them.
 */
public interface Absences {

    /** The entities' name in the schema. */
    String type();

    /** Why those are missing for which there is a reason; whoever may read the entities may read it. */
    Uni<Map<UUID, Problem>> reasons(List<UUID> missing);
}
