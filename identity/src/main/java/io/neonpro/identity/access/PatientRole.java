package io.neonpro.identity.access;

import io.neonpro.contracts.access.Permissions;
import io.neonpro.contracts.access.Role;
import io.neonpro.kernel.event.Flaw;
import io.neonpro.kernel.event.Refused;
import io.neonpro.kernel.event.Rejected;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The role of people who are treated: it goes with one patient of the tenant, and with no other role. */
public final class PatientRole {

    /** What nobody else may, nor needs to have to give it: it is about nobody but the patient whom it is given to. */
    static final Set<String> OWN = Set.of(Permissions.OWN_READ, Permissions.OWN_WRITE);

    private static final String CODE = "patient-role";

    private PatientRole() {}

    /**
     * @param patient whom the tenant keeps somebody as who is to have these roles
     * @throws Refused when that does not go together
     */
    public static void require(Set<Role> roles, Optional<UUID> patient) {
        if (isGiven(roles) != patient.isPresent()) {
            throw refused("patientId", "must be there with the role patient, and with no other one");
        }
        if (!isFit(roles, patient)) {
            throw refused("roles", "must not name others beside patient");
        }
    }

    /**
     * @throws Refused when it is among those of a machine
     */
    public static void requireNone(Set<Role> roles) {
        if (isGiven(roles)) {
            throw refused("roles", "must not name patient, as no machine is one");
        }
    }

    public static boolean isFit(Set<Role> roles, Optional<UUID> patient) {
        return patient.isPresent() ? roles.equals(Set.of(Role.PATIENT)) : !isGiven(roles);
    }

    private static boolean isGiven(Set<Role> roles) {
        return roles.contains(Role.PATIENT);
    }

    private static Refused refused(String field, String message) {
        return Rejected.invalid(CODE, "The role patient is given to one of the tenant's patients, and alone.")
                .naming(List.of(new Flaw(field, CODE, message)))
                .asFailure();
    }
}
