package io.neonpro.identity.emergency;

import io.neonpro.contracts.access.AccessEvent;
import io.neonpro.contracts.access.AccessEvent.BrokenGlass;
import io.neonpro.identity.letter.Letters;
import io.neonpro.identity.proof.Purpose;
import io.neonpro.identity.trail.SecurityEvent;
import io.neonpro.identity.trail.SecurityEvent.Kind;
import io.neonpro.identity.trail.SecurityLog;
import io.neonpro.kernel.event.EventFamily;
import io.neonpro.kernel.event.Listener;
import io.neonpro.kernel.event.Occurrence;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/** Hears that somebody read what belongs to clinics that they do not work in: it is logged, and owners get mail. */
@Singleton
class BrokenGlassEvents extends Listener {

    private static final EventFamily KNOWN = EventFamily.of(AccessEvent.class);

    private final SecurityLog log;
    private final Owners owners;
    private final Letters letters;

    BrokenGlassEvents(SecurityLog log, Owners owners, Letters letters) {
        super("patient", KNOWN);
        this.log = log;
        this.owners = owners;
        this.letters = letters;
    }

    @Override
    protected Uni<?> hear(Object event, Occurrence occurrence) {
        BrokenGlass broken = (BrokenGlass) event;
        return log.add(SecurityEvent.of(Kind.GLASS_BROKEN, broken.personId())
                        .by(broken.personId())
                        .with("action", broken.action()))
                .chain(this::writeToOwners);
    }

    private Uni<Void> writeToOwners() {
        return owners.all()
                .onItem()
                .transformToMulti(all -> Multi.createFrom().iterable(all))
                .onItem()
                .transformToUniAndConcatenate(owner -> letters.add(Purpose.BROKEN_GLASS, owner))
                .collect()
                .last()
                .replaceWithVoid();
    }
}
