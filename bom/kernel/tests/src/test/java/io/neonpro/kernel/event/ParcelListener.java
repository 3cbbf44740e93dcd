package io.neonpro.kernel.event;

import io.neonpro.kernel.event.Parcel.Release;
import io.neonpro.kernel.event.Tally.Command.Count;
import io.neonpro.kernel.tenancy.Tenancy;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/** Another service, in whichever release a test wants it, which counts in a tenant's tally what was weighed here. */
@Singleton
class ParcelListener extends Listener {

    private final Aggregate<Tally.Command, Tally, TallyEvent> tallies;
    private volatile Release release = Release.YESTERDAY;

    ParcelListener(Aggregates aggregates) {
        super("kernel", Release.YESTERDAY.family());
        this.tallies = aggregates.of("tally", new Tally.Rules(), EventFamily.of(TallyEvent.class));
    }

    void become(Release other) {
        release = other;
    }

    @Override
    EventFamily known() {
        return release.family();
    }

    @Override
    protected Uni<?> hear(Object event, Occurrence occurrence) {
        return tallies.handle(Tenancy.require().tenant(), new Count(Parcel.grams(event)));
    }
}
