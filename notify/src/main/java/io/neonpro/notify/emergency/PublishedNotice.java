package io.neonpro.notify.emergency;

import io.neonpro.contracts.access.AccessEvent;
import io.neonpro.contracts.access.AccessEvent.GivenAway;
import io.neonpro.kernel.event.Outbox;
import io.neonpro.kernel.portable.TakingAlong;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.UUID;

/** Tells identity that somebody takes all along that a tenant has here; it writes to the owners. */
@Singleton
class PublishedNotice implements TakingAlong {

    private final Outbox outbox;

    PublishedNotice(Outbox outbox) {
        this.outbox = outbox;
    }

    @Override
    public Uni<Void> tell(UUID person) {
        return outbox.publish(person, new GivenAway(person, AccessEvent.PORTABLE_DATA));
    }
}
