package io.neonpro.identity.member;

import io.neonpro.contracts.access.Role;
import io.neonpro.identity.access.Clinics;
import io.neonpro.identity.access.Roles;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * A person who is asked to join a tenant, and has not said yet; when they have, there is no invitation any more.
 *
 * @param id theirs as a user, if they have no account yet
 * @param name as the tenant calls them
 */
public record Invitation(
        UUID tenant,
        UUID id,
        String email,
        Optional<String> name,
        Set<Role> roles,
        Clinics clinics,
        Instant expiresAt,
        int version) {

    /** The columns that {@link #of} reads. */
    public static final String COLUMNS = "tenant_id, id, email, name, roles, clinic_ids, expires_at, version";

    public Invitation {
        roles = Set.copyOf(roles);
    }

    public static Invitation of(Row row) {
        return new Invitation(
                row.getUUID("tenant_id"),
                row.getUUID("id"),
                row.getString("email"),
                Optional.ofNullable(row.getString("name")),
                Roles.ofColumn(row.getArrayOfStrings("roles")),
                Clinics.ofColumn(row.getArrayOfUUIDs("clinic_ids")),
                row.getOffsetDateTime("expires_at").toInstant(),
                row.getInteger("version"));
    }
}
