package io.neonpro.identity.member;

import io.neonpro.contracts.access.Role;
import io.neonpro.identity.access.Clinics;
import io.neonpro.identity.access.Roles;
import io.vertx.sqlclient.Row;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * A person as one tenant knows them: who they are and what they may do there.
 *
 * @param patient whom they are kept as; absent for staff
 * @param version counts what they are and where
 * @param edition counts that and who they are, so all that is shown of them; the ETag
 */
public record Member(
        UUID tenant,
        UUID id,
        String name,
        String email,
        Set<Role> roles,
        Clinics clinics,
        Optional<UUID> patient,
        MembershipState state,
        int version,
        int edition,
        boolean isEmailVerified) {

    /** The columns that {@link #of} reads, of {@code membership m} and {@code platform_user u}. */
    public static final String COLUMNS =
            "m.tenant_id, m.user_id, u.name, u.email, m.roles, m.clinic_ids, m.patient_id, m.state, m.version,"
                    + " m.version + u.renames as edition,"
                    + " u.email_verified_at is not null as is_email_verified";

    public Member {
        roles = Set.copyOf(roles);
    }

    public static Member of(Row row) {
        return new Member(
                row.getUUID("tenant_id"),
                row.getUUID("user_id"),
                row.getString("name"),
                row.getString("email"),
                Roles.ofColumn(row.getArrayOfStrings("roles")),
                Clinics.ofColumn(row.getArrayOfUUIDs("clinic_ids")),
                Optional.ofNullable(row.getUUID("patient_id")),
                MembershipState.of(row.getString("state")),
                row.getInteger("version"),
                row.getInteger("edition"),
                row.getBoolean("is_email_verified"));
    }

    /** As they are after a change. */
    Member changed(UserChange wanted) {
        Clinics places = Clinics.of(wanted.clinicIds());
        MembershipState then = then(wanted.active());
        boolean isSame = wanted.roles().equals(roles) && places.equals(clinics) && then == state;
        int counted = isSame ? 0 : 1;
        int renamed = wanted.name().text().equals(name) ? 0 : 1;
        return new Member(
                tenant,
                id,
                wanted.name().text(),
                email,
                wanted.roles(),
                places,
                patient,
                then,
                version + counted,
                edition + counted + renamed,
                isEmailVerified);
    }

    /** One that is pending stays it until the tenant is there. */
    private MembershipState then(boolean isActive) {
        if (isActive) {
            return hasEnded() ? MembershipState.ACTIVE : state;
        }
        return MembershipState.ENDED;
    }

    Member ended() {
        return new Member(
                tenant,
                id,
                name,
                email,
                roles,
                clinics,
                patient,
                MembershipState.ENDED,
                version + 1,
                edition + 1,
                isEmailVerified);
    }

    boolean hasEnded() {
        return state == MembershipState.ENDED;
    }

    /** Of the whole group: an owner of some clinics can give nobody the others. */
    boolean isOwner() {
        return state == MembershipState.ACTIVE && roles.contains(Role.OWNER) && clinics.equals(Clinics.ALL);
    }
}
