package io.neonpro.identity.emergency;

import io.neonpro.kernel.data.TenantStatement;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** Who answers for the current tenant. */
@ApplicationScoped
class Owners {

    private static final TenantStatement ALL = new TenantStatement("""
                    select user_id from membership
                     where tenant_id = $1 and state = 'active' and 'owner' = any (roles)
                    """);

    /** In the caller's transaction. */
    Uni<List<UUID>> all() {
        return ALL.list(row -> row.getUUID("user_id"));
    }
}
