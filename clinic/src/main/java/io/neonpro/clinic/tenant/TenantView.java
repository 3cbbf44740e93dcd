package io.neonpro.clinic.tenant;

import io.neonpro.kernel.data.TenantStatement;
import io.smallrye.mutiny.Uni;

/** The row of a tenant; it follows the tenant's events. */
final class TenantView {

    private static final TenantStatement SHOW = new TenantStatement("""
                    insert into tenant
                           (tenant_id, name, slug, timezone, owner_id, clinic_id, configuration, standing, plan, version)
                    values ($1, $2, $3, $4, $5, $6, $7::text::jsonb, $8, $9, $10)
                    on conflict (tenant_id)
                    do update set name = excluded.name, timezone = excluded.timezone, clinic_id = excluded.clinic_id,
                                  configuration = excluded.configuration, standing = excluded.standing,
                                  plan = excluded.plan, version = excluded.version
                    """);

    private TenantView() {}

    /**
     * @param configuration of the tenant, as JSON
     */
    static Uni<Void> follow(TenantRow tenant, String configuration) {
        return SHOW.run(
                        tenant.name(),
                        tenant.slug(),
                        tenant.timezone(),
                        tenant.ownerId(),
                        tenant.clinicId(),
                        configuration,
                        tenant.standing(),
                        tenant.plan(),
                        tenant.version())
                .replaceWithVoid();
    }
}
