package io.neonpro.identity.member;

import io.neonpro.contracts.access.Role;
import io.neonpro.identity.access.Clinics;
import io.neonpro.identity.access.Roles;
import io.neonpro.identity.proof.Purpose;
import io.neonpro.kernel.tenancy.Tenancy;
import io.neonpro.kernel.value.Ids;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * A person who is asked to join a tenant, and has not said yet; when they have, there is no invitation any more.
 *
 * @param id theirs as a user, if they have no account yet
 * @param name as the tenant calls them
 * @param patient whom they are to be known as; absent for staff
 */
public record Invitation(
        UUID tenant,
        UUID id,
        String email,
        Optional<String> name,
        Set<Role> roles,
        Clinics clinics,
        Optional<UUID> patient,
        Instant expiresAt,
        int version) {

    /** The columns that {@link #of} reads. */
    public static final String COLUMNS =
            "tenant_id, id, email, name, roles, clinic_ids, patient_id, expires_at, version";

    public Invitation {
        roles = Set.copyOf(roles);
    }

    /** A new one of the current tenant. */
    static Invitation to(
            String email, Optional<String> name, Set<Role> roles, Clinics clinics, Optional<UUID> patient) {
        return new Invitation(
                Tenancy.require().tenant(), Ids.next(), email, name, roles, clinics, patient, expiry(), 0);
    }

    public static Invitation of(Row row) {
        return new Invitation(
                row.getUUID("tenant_id"),
                row.getUUID("id"),
                row.getString("email"),
                Optional.ofNullable(row.getString("name")),
                Roles.ofColumn(row.getArrayOfStrings("roles")),
                Clinics.ofColumn(row.getArrayOfUUIDs("clinic_ids")),
                Optional.ofNullable(row.getUUID("patient_id")),
                row.getOffsetDateTime("expires_at").toInstant(),
                row.getInteger("version"));
    }

    /** What the letter with it is. */
    Purpose purpose() {
        return patient.isPresent() ? Purpose.PATIENT_INVITATION : Purpose.INVITATION;
    }

    /** Until when one may be answered that is sent now. */
    static Instant expiry() {
        return Instant.now().plus(Purpose.INVITATION.lifespan()).truncatedTo(ChronoUnit.SECONDS);
    }
}
