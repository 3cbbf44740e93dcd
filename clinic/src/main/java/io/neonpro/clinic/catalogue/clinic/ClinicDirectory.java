package io.neonpro.clinic.catalogue.clinic;

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

/** Finds clinics. */
@Singleton
public class ClinicDirectory extends Listing<Clinic> {

    private static final ListStatement PAGES = pages(ClinicEntries.CLINIC);
    static final TenantQuery<Clinic> SOME = some(ClinicEntries.CLINIC);

    private final EntryCache<Clinic> cache;

    ClinicDirectory(Reads reads, Caches caches) {
        super(reads, "clinic", PAGES, SOME);
        cache = new EntryCache<>(caches, "clinics", SOME, Clinic.class);
    }

    public Uni<Page<Clinic>> page(PageRequest request) {
        return page(request, new Object[0]);
    }

    /** From the cache: for joins, where many ask for the same few. */
    @Override
    public Uni<Map<UUID, Clinic>> findAll(Collection<UUID> ids) {
        return cache.findAll(ids);
    }

    Uni<Void> forget(UUID id) {
        return cache.forget(id);
    }
}
