package io.neonpro.clinic.catalogue;

import io.neonpro.kernel.data.TenantStatement;
import io.neonpro.kernel.event.Rejected;
import io.neonpro.kernel.tenant.Settings;
import io.neonpro.kernel.value.Setting;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** How many entries of a kind a tenant's plan grants; always within the caller's transaction. */
@ApplicationScoped
public class Quotas {

    /** Two who add at once would each see room for one. */
    private static final TenantStatement TAKE_TURN =
            new TenantStatement("select tenant_id from tenant where tenant_id = $1 for update");

    private final Settings settings;

    Quotas(Settings settings) {
        this.settings = settings;
    }

    /**
     * @param entries how many there are: a row with {@code entries}
     * @return fails with {@code plan-limit} when there is no room for another one
     */
    public Uni<Void> requireRoom(Setting<Integer> granted, TenantStatement entries) {
        return TAKE_TURN
                .find(row -> true)
                .chain(() -> settings.get(granted))
                .flatMap(most -> entries.find(row -> row.getLong("entries"))
                        .map(Optional::orElseThrow)
                        .invoke(taken -> require(taken, most)))
                .replaceWithVoid();
    }

    private static void require(long taken, int most) {
        if (taken >= most) {
            throw Rejected.conflict("plan-limit", "The plan of this clinic group is for %d of these.".formatted(most))
                    .with("most", most)
                    .asFailure();
        }
    }
}
