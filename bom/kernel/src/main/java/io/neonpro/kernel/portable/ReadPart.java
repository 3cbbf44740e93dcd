package io.neonpro.kernel.portable;

import io.neonpro.kernel.web.page.Page;
import io.neonpro.kernel.web.page.PageRequest;
import io.smallrye.mutiny.Uni;
import java.util.Map;

/**
 * A part of what a tenant takes along that no table shows as it is, since it is sealed: a bean of the service that can read it.
 */
public interface ReadPart {

    /** In kebab-case, and no table's. */
    String name();

    /** Of the tenant of the context, for who answers for all of its clinics; outside a transaction. */
    Uni<Page<Map<String, Object>>> page(PageRequest wanted);
}
