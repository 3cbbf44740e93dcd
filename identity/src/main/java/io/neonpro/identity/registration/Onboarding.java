package io.neonpro.identity.registration;

import io.neonpro.contracts.clinic.TenantEvent.Onboarded;
import io.neonpro.identity.member.Founders;
import io.neonpro.kernel.event.EventFamily;
import io.neonpro.kernel.event.Listener;
import io.neonpro.kernel.event.Occurrence;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/** Hears that a tenant is there, which makes its founder the owner. */
@Singleton
class Onboarding extends Listener {

    private static final EventFamily KNOWN = EventFamily.of(Onboarded.class);

    private final Founders founders;

    Onboarding(Founders founders) {
        super("clinic", KNOWN);
        this.founders = founders;
    }

    @Override
    protected Uni<?> hear(Object event, Occurrence occurrence) {
        return founders.confirm(((Onboarded) event).ownerId());
    }
}
