package io.neonpro.patient.emergency;

import io.neonpro.contracts.access.AccessEvent;
import io.neonpro.contracts.access.AccessEvent.BrokenGlass;
import io.neonpro.contracts.access.AccessEvent.GivenAway;
import io.neonpro.kernel.audit.Alarm;
import io.neonpro.kernel.event.Outbox;
import io.neonpro.kernel.portable.TakingAlong;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.UUID;

/** Tells identity, which writes to the tenant's owners. */
@Singleton
class PublishedAlarm implements Alarm, TakingAlong {

    private final Outbox outbox;

    PublishedAlarm(Outbox outbox) {
        this.outbox = outbox;
    }

    @Override
    public Uni<Void> raise(UUID person, String action) {
        return outbox.publish(person, new BrokenGlass(person, action));
    }

    @Override
    public Uni<Void> tell(UUID person) {
        return outbox.publish(person, new GivenAway(person, AccessEvent.PORTABLE_DATA));
    }
}
