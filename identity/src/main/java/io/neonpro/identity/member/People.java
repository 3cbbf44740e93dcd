package io.neonpro.identity.member;

import io.neonpro.kernel.event.Refused;
import io.neonpro.kernel.event.Rejected;
import io.neonpro.kernel.value.EmailAddress;
import io.neonpro.kernel.value.PersonName;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import java.util.UUID;

/** Adds people to the platform. */
public final class People {

    private static final String INSERT = """
            insert into platform_user (id, email, name, password_hash)
            values (?1, ?2, ?3, ?4) on conflict do nothing
            """;

    private People() {}

    /**
     * @return false when the address, or the id, is somebody's already
     */
    public static Uni<Boolean> add(UUID id, EmailAddress email, PersonName name, String passwordHash) {
        return Panache.getSession()
                .flatMap(session -> session.createNativeQuery(INSERT)
                        .setParameter(1, id)
                        .setParameter(2, email.text())
                        .setParameter(3, name.text())
                        .setParameter(4, passwordHash)
                        .executeUpdate())
                .map(inserted -> inserted == 1);
    }

    /** The refusal of an address that is somebody else's. */
    public static Refused emailTaken() {
        return Rejected.conflict("email-taken", "Somebody has this e-mail address already.")
                .asFailure();
    }
}
