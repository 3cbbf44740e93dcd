package io.neonpro.clinic.catalogue;

import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** Resolves references of other subgraphs to entities, many at once. */
public final class References {

    private References() {}

    /**
     * @param find those there are, by id
     * @return as many as ids, in their order, with null for what there is not
     */
    public static <V> Uni<List<V>> resolve(List<String> ids, Function<Collection<UUID>, Uni<Map<UUID, V>>> find) {
        List<Optional<UUID>> wanted = ids.stream().map(References::uuid).toList();
        return find.apply(wanted.stream().flatMap(Optional::stream).distinct().toList())
                .map(found -> inOrder(wanted, found));
    }

    private static <V> List<V> inOrder(List<Optional<UUID>> wanted, Map<UUID, V> found) {
        List<V> items = new ArrayList<>();
        wanted.forEach(id -> items.add(id.map(found::get).orElse(null)));
        return items;
    }

    private static Optional<UUID> uuid(String id) {
        try {
            return Optional.of(UUID.fromString(id));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
