package io.neonpro.identity.registration;

import io.neonpro.contracts.clinic.TenantEvent;
import io.neonpro.identity.member.Founders;
import io.neonpro.kernel.event.EventFamily;
import io.neonpro.kernel.event.Listener;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/** Hears that a tenant is there, which makes its founder the owner. */
@ApplicationScoped
class Onboarding implements Listener {

    private static final EventFamily KNOWN = EventFamily.of(TenantEvent.class);

    private final Founders founders;

    Onboarding(Founders founders) {
        this.founders = founders;
    }

    @Override
    public String source() {
        return "clinic";
    }

    @Override
    public EventFamily known() {
        return KNOWN;
    }

    @Override
    public Uni<?> hear(Object event, Instant time) {
        return switch ((TenantEvent) event) {
            case TenantEvent.Onboarded onboarded -> founders.confirm(onboarded.ownerId());
            case TenantEvent.ConfigurationChanged changed -> Uni.createFrom().voidItem();
        };
    }
}
