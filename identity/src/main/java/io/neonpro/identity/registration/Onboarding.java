package io.neonpro.identity.registration;

import io.neonpro.contracts.clinic.TenantEvent;
import io.neonpro.identity.member.Founders;
import io.neonpro.kernel.event.EventFamily;
import io.neonpro.kernel.event.Inbox;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;

/** Hears that a tenant is there, which makes its founder the owner. */
@ApplicationScoped
class Onboarding {

    private static final EventFamily KNOWN = EventFamily.of(TenantEvent.class);

    private final Inbox inbox;
    private final Founders founders;

    Onboarding(Inbox inbox, Founders founders) {
        this.inbox = inbox;
        this.founders = founders;
    }

    @Incoming("clinic")
    Uni<Void> hear(Message<String> message) {
        return inbox.receive(message, KNOWN, this::react);
    }

    private Uni<?> react(Object event) {
        return switch ((TenantEvent) event) {
            case TenantEvent.Onboarded onboarded -> founders.confirm(onboarded.ownerId());
            case TenantEvent.ConfigurationChanged changed -> Uni.createFrom().voidItem();
        };
    }
}
