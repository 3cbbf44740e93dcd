package io.neonpro.kernel.tenant;

import io.neonpro.kernel.event.EventFamily;
import io.neonpro.kernel.event.Listener;
import io.neonpro.kernel.event.Occurrence;
import io.neonpro.kernel.tenant.TenantNews.Closed;
import io.neonpro.kernel.tenant.TenantNews.Configured;
import io.neonpro.kernel.tenant.TenantNews.Resumed;
import io.neonpro.kernel.tenant.TenantNews.Subscribed;
import io.neonpro.kernel.tenant.TenantNews.Suspended;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/** Hears, in every service, how tenants want it to behave and whether they may work. */
@Singleton
class TenantListener extends Listener {

    private static final EventFamily KNOWN = EventFamily.of(TenantNews.class);

    private final Settings settings;
    private final TenantStanding standing;

    TenantListener(Settings settings, TenantStanding standing) {
        super("clinic", KNOWN);
        this.settings = settings;
        this.standing = standing;
    }

    @Override
    protected Uni<?> hear(Object event, Occurrence occurrence) {
        return switch ((TenantNews) event) {
            case Configured e -> settings.keep(e);
            case Subscribed e -> settings.keep(e);
            case Suspended e -> standing.keep(e.revision(), Standing.SUSPENDED);
            case Resumed e -> standing.keep(e.revision(), Standing.OPEN);
            case Closed e -> standing.close(e.revision());
        };
    }

    /** What is told again is a copy's only. */
    @Override
    protected Uni<?> hearAgain(Object event, Occurrence occurrence) {
        return hear(event, occurrence);
    }
}
