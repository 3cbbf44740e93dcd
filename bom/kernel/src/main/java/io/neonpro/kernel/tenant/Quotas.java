package io.neonpro.kernel.tenant;

import io.neonpro.kernel.data.TenantStatement;
import io.neonpro.kernel.event.Rejected;
import io.neonpro.kernel.value.Setting;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** How many of something a tenant's plan grants; always within the caller's transaction. */
@ApplicationScoped
public class Quotas {

    private static final TenantStatement TAKE_TURN = new TenantStatement("""
                    select count(pg_advisory_xact_lock(hashtextextended(concat(cast($1 as uuid), cast($2 as text)), 2)))
                    """);

    private final Settings settings;

    Quotas(Settings settings) {
        this.settings = settings;
    }

    /**
     * @param entries how many there are: a row with {@code entries}
     * @return fails with {@code plan-limit}, which names the limit, when there is no room for another one
     */
    public Uni<Void> requireRoom(Setting<Integer> granted, TenantStatement entries) {
        return takeTurn(granted.path())
                .chain(() -> settings.get(granted))
                .flatMap(most -> entries.find(row -> row.getLong("entries"))
                        .map(Optional::orElseThrow)
                        .invoke(taken -> require(granted, taken, most)))
                .replaceWithVoid();
    }

    /**
     * Has others of the tenant wait until the transaction ends: two who add at once would each see room for one. What is there is
     * counted by a statement of its own, behind this one, so that it sees what those before have added.
     *
     * @param of what there is a bound to
     */
    public Uni<Void> takeTurn(String of) {
        return TAKE_TURN.find(row -> true, of).replaceWithVoid();
    }

    private static void require(Setting<Integer> granted, long taken, int most) {
        if (taken >= most) {
            throw Rejected.conflict("plan-limit", "The plan of this clinic group is for %d of these.".formatted(most))
                    .with("limit", granted.path())
                    .with("most", most)
                    .asFailure();
        }
    }
}
