package io.neonpro.clinic.catalogue;

import io.neonpro.kernel.cache.Caches;
import io.neonpro.kernel.cache.TenantCache;
import io.neonpro.kernel.data.Transactions;
import io.neonpro.kernel.tenancy.Tenancy;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Entries at hand by id, for the joins of many queries. It is filled from the primary: a replica
 * may still show what a change has just made it forget.
 *
 * @param <E> an entry as it is stored
 * @param <V> an entry as it is shown; nothing personal
 */
public final class EntryCache<E extends Entry<?>, V extends Listed> {

    private final Class<E> type;
    private final Function<E, V> show;
    private final TenantCache<UUID, V> cache;

    /**
     * @param name of the cache, kebab-case
     */
    public EntryCache(Caches caches, String name, Class<E> type, Function<E, V> show, Class<V> shown) {
        this.type = type;
        this.show = show;
        this.cache = caches.of(name, shown).loadingAll(this::load);
    }

    /** Those there are of these ids, by id. */
    public Uni<Map<UUID, V>> findAll(Collection<UUID> ids) {
        return cache.getAll(ids);
    }

    /** To be called once a change is committed. */
    public Uni<Void> forget(UUID id) {
        return cache.invalidate(id);
    }

    private Uni<Map<UUID, V>> load(Set<UUID> ids) {
        return Transactions.run(() -> Panache.getSession().flatMap(s -> stored(s, ids)))
                .map(entries -> entries.stream().collect(Collectors.toMap(Entry::id, show)));
    }

    private Uni<List<E>> stored(Mutiny.Session session, Set<UUID> ids) {
        String query = "from %s where key.tenantId = :tenant and key.id in :ids".formatted(type.getSimpleName());
        return session.createQuery(query, type)
                .setParameter("tenant", Tenancy.require().tenant())
                .setParameter("ids", List.copyOf(ids))
                .getResultList();
    }
}
