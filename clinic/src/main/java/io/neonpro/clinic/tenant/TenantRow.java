package io.neonpro.clinic.tenant;

import io.neonpro.kernel.event.Change;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The row of a tenant. */
@RegisterForReflection
record TenantRow(
        UUID tenantId,
        String name,
        String slug,
        String timezone,
        UUID ownerId,
        UUID clinicId,
        Configuration configuration,
        String standing,
        @Nullable String plan,
        int version) {

    static TenantRow of(Change<Tenant, ?> change) {
        Tenant now = change.state();
        return new TenantRow(
                now.id(),
                now.name(),
                now.slug(),
                now.timezone().getId(),
                now.ownerId(),
                now.clinicId(),
                now.configuration(),
                now.standing().code(),
                now.plan() == null ? null : now.plan().code(),
                change.version());
    }
}
