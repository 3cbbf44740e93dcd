package io.neonpro.notify.sender;

import io.neonpro.contracts.access.Role;
import io.neonpro.contracts.identity.UserEvent;
import io.neonpro.contracts.identity.UserEvent.Verified;
import io.neonpro.kernel.event.EventFamily;
import io.neonpro.kernel.event.Listener;
import io.neonpro.kernel.event.Occurrence;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/** Hears when an owner has proved their address. */
@Singleton
class UserEvents extends Listener {

    private static final EventFamily KNOWN = EventFamily.of(UserEvent.class);

    private final KnownSenders senders;

    UserEvents(KnownSenders senders) {
        super("identity", KNOWN);
        this.senders = senders;
    }

    @Override
    protected Uni<?> hear(Object event, Occurrence occurrence) {
        return event instanceof Verified verified && verified.roles().contains(Role.OWNER)
                ? senders.add()
                : Uni.createFrom().voidItem();
    }

    /** What is told again is a copy's only. */
    @Override
    protected Uni<?> hearAgain(Object event, Occurrence occurrence) {
        return hear(event, occurrence);
    }
}
