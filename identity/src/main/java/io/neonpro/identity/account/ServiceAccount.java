package io.neonpro.identity.account;

import io.neonpro.contracts.access.Role;
import io.neonpro.identity.access.Clinics;
import io.neonpro.identity.access.Roles;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * A machine that acts for a tenant.
 *
 * @param requiresProof whether it gets no token but one that is bound to a key of its own
 * @param createdBy the person or the machine that made it
 * @param rotatedAt when its present secret was made
 * @param overlapsUntil until when the secret before it is good as well, if it is
 */
record ServiceAccount(
        UUID id,
        String name,
        Set<Role> roles,
        Clinics clinics,
        boolean administers,
        boolean requiresProof,
        Instant createdAt,
        UUID createdBy,
        Instant rotatedAt,
        Optional<Instant> overlapsUntil) {

    /** The columns that {@link #of} reads, of {@code service_account a}. */
    static final String COLUMNS = """
            a.id, a.name, a.roles, a.clinic_ids, a.administers, a.requires_proof, a.created_at, a.created_by,
            (select max(s.created_at) from service_account_secret s
              where s.tenant_id = a.tenant_id and s.account_id = a.id) as rotated_at,
            (select max(s.valid_until) from service_account_secret s
              where s.tenant_id = a.tenant_id and s.account_id = a.id) as overlaps_until
            """;

    static ServiceAccount of(Row row) {
        return new ServiceAccount(
                row.getUUID("id"),
                row.getString("name"),
                Roles.ofColumn(row.getArrayOfStrings("roles")),
                Clinics.ofColumn(row.getArrayOfUUIDs("clinic_ids")),
                row.getBoolean("administers"),
                row.getBoolean("requires_proof"),
                row.getOffsetDateTime("created_at").toInstant(),
                row.getUUID("created_by"),
                row.getOffsetDateTime("rotated_at").toInstant(),
                Optional.ofNullable(row.getOffsetDateTime("overlaps_until"))
                        .map(OffsetDateTime::toInstant)
                        .filter(Instant.now()::isBefore));
    }
}
