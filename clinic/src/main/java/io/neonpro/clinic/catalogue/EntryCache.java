package io.neonpro.clinic.catalogue;

import io.neonpro.kernel.cache.Caches;
import io.neonpro.kernel.cache.TenantCache;
import io.neonpro.kernel.data.TenantQuery;
import io.neonpro.kernel.data.Transactions;
import io.smallrye.mutiny.Uni;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Entries at hand by id, for the joins of many queries. It is filled from the primary: a replica
 * may still show what a change has just made it forget.
 *
 * @param <V> an entry as it is shown; nothing personal
 */
public final class EntryCache<V extends Listed> {

    private final TenantQuery<V> some;
    private final TenantCache<UUID, V> cache;

    /**
     * @param name of the cache, kebab-case
     * @param some as {@link Listing#some} makes it
     */
    public EntryCache(Caches caches, String name, TenantQuery<V> some, Class<V> type) {
        this.some = some;
        this.cache = caches.of(name, type).loadingAll(this::load);
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
        return Transactions.run(() -> some.current((Object) ids.toArray(UUID[]::new)))
                .map(entries -> entries.stream().collect(Collectors.toMap(Listed::id, entry -> entry)));
    }
}
