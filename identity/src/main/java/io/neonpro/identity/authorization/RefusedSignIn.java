package io.neonpro.identity.authorization;

import io.neonpro.identity.directory.Directory;
import io.neonpro.identity.directory.KnownPerson;
import io.neonpro.identity.trail.SecurityEvent;
import io.neonpro.identity.trail.SecurityLog;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/** Has somebody's tenant know that they, or somebody who is not them, were not let in; of strangers nobody is told. */
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
                .chain(found -> found.map(person -> note(request, event(request, person.id()), person.id()))
                        .orElseGet(() -> Uni.createFrom().voidItem()));
    }

    /** Who knew the password, and not what is said beside it. */
    Uni<Void> noteWrongCode(Authorization request, UUID person) {
        return note(request, event(request, person).with("wrong", "second-factor"), person);
    }

    private Uni<Void> note(Authorization request, SecurityEvent refused, UUID person) {
        return directory.tenantsOf(person).chain(tenants -> {
            Optional<UUID> concerned = request.tenant()
                    .filter(tenants::contains)
                    .or(() -> tenants.stream().findFirst());
            return concerned
                    .map(tenant -> log.add(tenant, refused))
                    .orElseGet(() -> Uni.createFrom().voidItem());
        });
    }

    private static SecurityEvent event(Authorization request, UUID person) {
        return SecurityEvent.of(SecurityEvent.Kind.SIGN_IN_REFUSED, person).through(request.clientId());
    }
}
