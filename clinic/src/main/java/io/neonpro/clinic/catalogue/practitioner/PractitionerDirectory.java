package io.neonpro.clinic.catalogue.practitioner;

import io.neonpro.clinic.catalogue.Listing;
import io.neonpro.kernel.data.ListStatement;
import io.neonpro.kernel.data.Reads;
import io.neonpro.kernel.data.TenantQuery;
import io.neonpro.kernel.web.page.Page;
import io.neonpro.kernel.web.page.PageRequest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Finds practitioners; uncached, because their names are personal data. */
@Singleton
public class PractitionerDirectory extends Listing<Practitioner> {

    private static final ListStatement PAGES = pages(PractitionerEntries.PRACTITIONER, "? = any (clinic_ids)");
    private static final TenantQuery<Practitioner> SOME = some(PractitionerEntries.PRACTITIONER);

    PractitionerDirectory(Reads reads) {
        super(reads, "practitioner", PAGES, SOME);
    }

    /** Those who work in one clinic; null for any. */
    public Uni<Page<Practitioner>> page(PageRequest request, @Nullable UUID clinicId) {
        return page(request, (Object) clinicId);
    }
}
