package io.neonpro.clinic.tenant;

import io.neonpro.contracts.clinic.TenantEvent;
import io.neonpro.kernel.event.Change;
import io.neonpro.kernel.replay.ReadModel;
import io.neonpro.kernel.replay.ReadTable;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;

/** The tenant as its events say it is; {@link TenantView} follows one command. */
@Singleton
class TenantModel extends ReadModel<Tenant, TenantEvent> {

    private static final String BEGAN_AT =
            "(select recorded_at from event where tenant_id = $1 and stream = $1 and event.version = 1)";

    private static final ReadTable TENANTS =
            ReadTable.lasting("tenant", TenantRow.class, "tenant_id", List.of(), Map.of("onboarded_at", BEGAN_AT));

    TenantModel(Tenants tenants) {
        super(tenants.aggregate(), TENANTS);
    }

    @Override
    protected List<List<? extends Record>> rows(Change<Tenant, TenantEvent> now) {
        return List.of(List.of(TenantRow.of(now)));
    }
}
