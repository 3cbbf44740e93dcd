package io.neonpro.clinic.catalogue.resource;

import io.neonpro.clinic.catalogue.EntryCache;
import io.neonpro.clinic.catalogue.Listing;
import io.neonpro.contracts.clinic.ResourceKind;
import io.neonpro.kernel.cache.Caches;
import io.neonpro.kernel.data.ListStatement;
import io.neonpro.kernel.data.Reads;
import io.neonpro.kernel.data.TenantQuery;
import io.neonpro.kernel.web.page.Page;
import io.neonpro.kernel.web.page.PageRequest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Finds rooms and devices. */
@Singleton
public class ResourceDirectory extends Listing<Resource> {

    private static final ListStatement PAGES = pages(ResourceEntries.RESOURCE, "clinic_id = ?", "kind = ?");
    private static final TenantQuery<Resource> SOME = some(ResourceEntries.RESOURCE);

    private final EntryCache<Resource> cache;

    ResourceDirectory(Reads reads, Caches caches) {
        super(reads, "resource", PAGES, SOME);
        cache = new EntryCache<>(caches, "resources", SOME, Resource.class);
    }

    /** From the cache: for joins, where many ask for the same few. */
    @Override
    public Uni<Map<UUID, Resource>> findAll(Collection<UUID> ids) {
        return cache.findAll(ids);
    }

    Uni<Void> forget(UUID id) {
        return cache.forget(id);
    }

    /** Those of one clinic, and of one kind; null for any. */
    public Uni<Page<Resource>> page(PageRequest request, @Nullable UUID clinicId, @Nullable ResourceKind kind) {
        return page(request, (Object) clinicId, kind == null ? null : kind.name());
    }
}
