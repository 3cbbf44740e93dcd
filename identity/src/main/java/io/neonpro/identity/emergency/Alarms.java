package io.neonpro.identity.emergency;

import io.neonpro.contracts.access.AccessEvent.BrokenGlass;
import io.neonpro.identity.letter.Letters;
import io.neonpro.identity.proof.Purpose;
import io.neonpro.identity.trail.SecurityEvent;
import io.neonpro.identity.trail.SecurityEvent.Kind;
import io.neonpro.identity.trail.SecurityLog;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** What is done when somebody read what belongs to clinics that they do not work in: it is logged, and owners get mail. */
@ApplicationScoped
class Alarms {

    private final SecurityLog log;
    private final Owners owners;
    private final Letters letters;

    Alarms(SecurityLog log, Owners owners, Letters letters) {
        this.log = log;
        this.owners = owners;
        this.letters = letters;
    }

    /** In the caller's transaction. */
    Uni<Void> sound(BrokenGlass broken) {
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
