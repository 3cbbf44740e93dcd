package io.neonpro.identity.emergency;

import io.neonpro.contracts.access.AccessEvent;
import io.neonpro.contracts.access.AccessEvent.GivenAway;
import io.neonpro.kernel.portable.TakingAlong;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.UUID;

/** Somebody takes along what this service has of a group. */
@Singleton
class OwnAlarm implements TakingAlong {

    private final Alarms alarms;

    OwnAlarm(Alarms alarms) {
        this.alarms = alarms;
    }

    @Override
    public Uni<Void> tell(UUID person) {
        return alarms.sound(new GivenAway(person, AccessEvent.PORTABLE_DATA));
    }
}
