package io.neonpro.identity.authorization;

import io.neonpro.identity.directory.Directory;
import io.neonpro.identity.directory.KnownPerson;
import io.neonpro.identity.trail.SecurityEvent;
import io.neonpro.identity.trail.SecurityLog;
import io.neonpro.kernel.value.Ids;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/**
 * Has somebody's tenant know that they, or somebody who is not them, were not let in. Of strangers nobody is told, but as much is done
 * for a tenant that there is not, so that the time that it takes does not tell who has an account (ASVS 5, 6.3.8).
 */
@ApplicationScoped
class RefusedSignIn {

    private final Directory directory;
    private final SecurityLog log;

    RefusedSignIn(Directory directory, SecurityLog log) {
        this.directory = directory;
        this.log = log;
    }

    Uni<Void> note(Authorization request, String email) {
        return directory
                .person(KnownPerson.address(email))
                .map(found -> found.map(KnownPerson::id).orElseGet(Ids::next))
                .chain(person -> note(request, event(request, person), person));
    }

    /** Who knew the password, and not what is said beside it. */
    Uni<Void> noteWrongCode(Authorization request, UUID person) {
        return note(request, event(request, person).with("wrong", "second-factor"), person);
    }

    private Uni<Void> note(Authorization request, SecurityEvent refused, UUID person) {
        return directory
                .tenantsOf(person)
                .map(tenants -> request.tenant()
                        .filter(tenants::contains)
                        .or(() -> tenants.stream().findFirst())
                        .orElse(SecurityLog.NOBODYS))
                .chain(tenant -> log.add(tenant, refused));
    }

    private static SecurityEvent event(Authorization request, UUID person) {
        return SecurityEvent.of(SecurityEvent.Kind.SIGN_IN_REFUSED, person).through(request.clientId());
    }
}
