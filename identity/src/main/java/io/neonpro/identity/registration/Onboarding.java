package io.neonpro.identity.registration;

import io.neonpro.contracts.clinic.CatalogueEvent.ClinicChanged;
import io.neonpro.contracts.clinic.TenantEvent;
import io.neonpro.identity.access.KnownClinics;
import io.neonpro.identity.member.Founders;
import io.neonpro.kernel.event.EventFamily;
import io.neonpro.kernel.event.Inbox;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;

/** Hears that a tenant is there, which makes its founder the owner, and which clinics it has. */
@ApplicationScoped
class Onboarding {

    private static final EventFamily KNOWN = EventFamily.of(TenantEvent.class, ClinicChanged.class);

    private final Inbox inbox;
    private final Founders founders;
    private final KnownClinics clinics;

    Onboarding(Inbox inbox, Founders founders, KnownClinics clinics) {
        this.inbox = inbox;
        this.founders = founders;
        this.clinics = clinics;
    }

    @Incoming("clinic")
    Uni<Void> hear(Message<String> message) {
        return inbox.receive(message, KNOWN, this::react);
    }

    private Uni<?> react(Object event) {
        return switch (event) {
            case TenantEvent.Onboarded onboarded ->
                founders.confirm(onboarded.ownerId()).chain(() -> clinics.keep(onboarded.clinicId()));
            case ClinicChanged clinic -> clinics.keep(clinic.clinicId());
            default -> Uni.createFrom().voidItem();
        };
    }
}
