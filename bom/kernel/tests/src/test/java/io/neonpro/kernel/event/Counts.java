package io.neonpro.kernel.event;

import io.neonpro.kernel.tenancy.Work;
import java.util.UUID;

/** What was counted in a tenant's own tally, in the order of its history. */
final class Counts {

    private Counts() {}

    static String of(UUID tenant) {
        return Work.ask(tenant, String.class, """
                select coalesce(string_agg(data ->> 'amount', ' ' order by version), '') from event where stream = $1
                """, tenant);
    }
}
