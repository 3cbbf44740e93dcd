package io.neonpro.kernel.data;

import io.neonpro.kernel.tenancy.Tenancy;
import jakarta.persistence.Embeddable;
import java.util.UUID;

/** The primary key of a tenant's row: the tenant first, as in every index. */
@Embeddable
public record TenantKey(UUID tenantId, UUID id) {

    /** The key of one of the current tenant's rows. */
    public static TenantKey of(UUID id) {
        return new TenantKey(Tenancy.require().tenant(), id);
    }
}
