package io.neonpro.clinic.catalogue;

import io.smallrye.mutiny.Uni;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/** Resolves references of other subgraphs to entities, many at once. */
public final class References {

    private References() {}

    /**
     * @param find those there are, by id
     * @return as many as ids, in their order, with null for what there is not
     */
    public static <V> Uni<List<V>> resolve(List<UUID> ids, Function<Collection<UUID>, Uni<Map<UUID, V>>> find) {
        return find.apply(ids.stream().distinct().toList())
                .map(found -> ids.stream().map(found::get).toList());
    }
}
