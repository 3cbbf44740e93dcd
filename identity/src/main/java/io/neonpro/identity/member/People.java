package io.neonpro.identity.member;

import io.neonpro.kernel.data.TenantStatement;
import io.neonpro.kernel.event.Refused;
import io.neonpro.kernel.event.Rejected;
import io.neonpro.kernel.value.EmailAddress;
import io.neonpro.kernel.value.PersonName;
import io.smallrye.mutiny.Uni;
import java.util.UUID;

/** Adds people to the platform. */
public final class People {

    private static final TenantStatement INSERT = new TenantStatement("""
                    insert into platform_user (id, email, name, password_hash)
                    select owner_id, $3, $4, $5 from registration where tenant_id = $1 and owner_id = $2
                    on conflict do nothing
                    """);

    private People() {}

    /**
     * Adds an owner whose registration was asked for; in the caller's transaction.
     *
     * @return false when the address, or the id, is somebody's already
     */
    public static Uni<Boolean> add(UUID id, EmailAddress email, PersonName name, String passwordHash) {
        return INSERT.run(id, email.text(), name.text(), passwordHash).map(inserted -> inserted == 1);
    }

    /** The refusal of an address that is somebody else's. */
    public static Refused emailTaken() {
        return Rejected.conflict("email-taken", "Somebody has this e-mail address already.")
                .asFailure();
    }
}
