package io.neonpro.identity.emergency;

import io.neonpro.contracts.access.AccessEvent;
import io.neonpro.contracts.access.AccessEvent.BrokenGlass;
import io.neonpro.contracts.access.AccessEvent.GivenAway;
import io.neonpro.identity.letter.Owners;
import io.neonpro.identity.proof.Purpose;
import io.neonpro.identity.trail.SecurityEvent;
import io.neonpro.identity.trail.SecurityEvent.Kind;
import io.neonpro.identity.trail.SecurityLog;
import io.neonpro.kernel.data.TenantStatement;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * What is done when somebody read what belongs to clinics that they do not work in, or takes all of a group's data along: it is
 * logged, and owners get mail. They do also when requests of data subjects are due.
 */
@ApplicationScoped
class Alarms {

    private static final Duration ONCE_WITHIN = Duration.ofHours(1);

    private static final TenantStatement TOLD = new TenantStatement("""
                    select id from security_event
                     where tenant_id = $1 and kind = 'given-away' and subject = $2 and at > $3
                     limit 1
                    """);

    private final SecurityLog log;
    private final Owners owners;

    Alarms(SecurityLog log, Owners owners) {
        this.log = log;
        this.owners = owners;
    }

    /** In the caller's transaction. */
    Uni<Void> sound(AccessEvent event) {
        return switch (event) {
            case BrokenGlass(var person, var action) -> sound(Kind.GLASS_BROKEN, person, action, Purpose.BROKEN_GLASS);
            case GivenAway(var person, var action)
            when action.equals(AccessEvent.PORTABLE_DATA) -> soundOnce(person, action);
            case GivenAway(var person, var action) -> sound(Kind.GIVEN_AWAY, person, action, Purpose.GIVEN_AWAY);
        };
    }

    /** Of what people ask for as data subjects; in the caller's transaction. */
    Uni<Void> remind() {
        return owners.write(Purpose.REQUESTS_DUE);
    }

    /** Whoever takes along what each service has, as an export does by itself, is told of once within an hour. */
    private Uni<Void> soundOnce(UUID person, String action) {
        return TOLD.find(
                        row -> row.getUUID("id"),
                        person.toString(),
                        Instant.now().minus(ONCE_WITHIN))
                .chain(told -> told.isPresent()
                        ? Uni.createFrom().voidItem()
                        : sound(Kind.GIVEN_AWAY, person, action, Purpose.GIVEN_AWAY));
    }

    private Uni<Void> sound(Kind kind, UUID person, String action, Purpose letter) {
        return log.add(SecurityEvent.of(kind, person).by(person).with("action", action))
                .chain(() -> owners.write(letter));
    }
}
