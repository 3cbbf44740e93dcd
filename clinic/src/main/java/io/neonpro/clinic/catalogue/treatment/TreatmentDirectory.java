package io.neonpro.clinic.catalogue.treatment;

import io.neonpro.clinic.catalogue.EntryCache;
import io.neonpro.clinic.catalogue.Listing;
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

/** Finds treatments. */
@Singleton
public class TreatmentDirectory extends Listing<Treatment> {

    private static final ListStatement PAGES = pages(TreatmentEntries.TREATMENT);
    private static final TenantQuery<Treatment> SOME = some(TreatmentEntries.TREATMENT);

    private final EntryCache<Treatment> cache;

    TreatmentDirectory(Reads reads, Caches caches) {
        super(reads, "treatment", PAGES, SOME);
        cache = new EntryCache<>(caches, "treatments", SOME, Treatment.class);
    }

    public Uni<Page<Treatment>> page(PageRequest request) {
        return page(request, new Object[0]);
    }

    /** From the cache: for joins, where many ask for the same few. */
    @Override
    public Uni<Map<UUID, Treatment>> findAll(Collection<UUID> ids) {
        return cache.findAll(ids);
    }

    Uni<Void> forget(UUID id) {
        return cache.forget(id);
    }
}
