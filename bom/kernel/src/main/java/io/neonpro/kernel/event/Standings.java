package io.neonpro.kernel.event;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.UUID;

/** What others are told of that keeps no events, and can be told again as it stands; a bean for each kind. */
public interface Standings {

    /**
     * Within a transaction for the tenant, in the order of their keys, several of a key together.
     *
     * @param after the last key of the page before; the lowest id there is for the first one
     * @param rows how many at least, where there are as many
     */
    Uni<List<Standing>> page(UUID after, int rows);
}
