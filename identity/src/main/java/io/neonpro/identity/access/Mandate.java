package io.neonpro.identity.access;

import io.neonpro.contracts.access.Role;
import io.neonpro.kernel.event.Rejected;
import io.neonpro.kernel.tenancy.ClinicScope;
import io.neonpro.kernel.tenancy.Tenancy;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the caller may hand out or take away: what they have themselves and, to patients, what is their own; nothing beyond. */
public record Mandate(Set<String> permissions, Clinics clinics) {

    /** That of the caller, where they are looking. */
    public static Mandate current() {
        return new Mandate(Tenancy.require().permissions(), Clinics.of(ClinicScope.current()));
    }

    /**
     * The clinics that were asked for; the caller's own when nothing was said.
     *
     * @param ids null when nothing was said; none at all is no way to say it
     */
    public Clinics clinicsOr(List<String> ids) {
        return ids == null ? clinics : Clinics.of(ids);
    }

    /**
     * @throws io.neonpro.kernel.event.Refused when these are more than the caller's
     */
    public void require(Set<Role> roles, Clinics wanted) {
        Set<String> handed = Role.permissions(roles);
        handed.removeAll(PatientRole.OWN);
        if (!permissions.containsAll(handed) || !clinics.includes(wanted)) {
            throw new Rejected(
                            Rejected.Kind.FORBIDDEN,
                            "exceeds-own-roles",
                            "Nobody hands out, or takes away, more than they have themselves.",
                            Map.of())
                    .asFailure();
        }
    }
}
