package io.neonpro.clinic.export;

import io.neonpro.contracts.access.AccessEvent;
import io.neonpro.contracts.access.AccessEvent.GivenAway;
import io.neonpro.kernel.event.Outbox;
import io.neonpro.kernel.portable.TakingAlong;
import io.neonpro.kernel.tenancy.Tenancy;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Has whoever answers for a tenant hear that somebody takes its data along, or has it leave: a stolen session would, too. */
@ApplicationScoped
public class Notices implements TakingAlong {

    private final Outbox outbox;

    Notices(Outbox outbox) {
        this.outbox = outbox;
    }

    /**
     * In the caller's transaction.
     *
     * @param action {@code tenant.export} or {@code tenant.close}
     */
    public Uni<Void> tell(String action) {
        return Tenancy.require()
                .user()
                .map(person -> outbox.publish(person, new GivenAway(person, action)))
                .orElseGet(() -> Uni.createFrom().voidItem());
    }

    @Override
    public Uni<Void> tell(UUID person) {
        return outbox.publish(person, new GivenAway(person, AccessEvent.PORTABLE_DATA));
    }
}
