package io.neonpro.kernel.tenancy;

import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * On whose behalf the current work is done. It comes from a verified token or from an event's
 * attributes, never from a header or a parameter, and every transaction is bound to its tenant.
 *
 * @param tenant the clinic group whose rows are visible
 * @param clinic the clinic picked for this request, when one was
 * @param clinics whose data is visible: those of the token, or the picked one alone
 * @param user the person or service account that acts; absent for work caused by an event
 * @param patient whom the tenant keeps the actor as, when they are its patient
 * @param permissions what the actor may do, as {@code noun:verb}
 */
public record TenantContext(
        UUID tenant,
        Optional<UUID> clinic,
        ClinicScope clinics,
        Optional<UUID> user,
        Optional<UUID> patient,
        Set<String> permissions) {

    public TenantContext {
        Objects.requireNonNull(tenant, "tenant");
        Objects.requireNonNull(clinic, "clinic");
        Objects.requireNonNull(clinics, "clinics");
        Objects.requireNonNull(user, "user");
        Objects.requireNonNull(patient, "patient");
        permissions = Set.copyOf(permissions);
    }

    /** The same, for what belongs to any clinic; only whoever binds contexts asks for it. */
    public TenantContext inAllClinics() {
        return new TenantContext(tenant, Optional.empty(), ClinicScope.ALL, user, patient, permissions);
    }

    /** The context of work that an event caused: one tenant with all its clinics, no actor, no permissions. */
    public static TenantContext ofEvent(UUID tenant) {
        return onBehalfOf(tenant, Optional.empty());
    }

    /** The context of work that goes on for somebody who asked for it before: all clinics, no permissions. */
    public static TenantContext onBehalfOf(UUID tenant, Optional<UUID> actor) {
        return new TenantContext(tenant, Optional.empty(), ClinicScope.ALL, actor, Optional.empty(), Set.of());
    }

    /**
     * Whose own data is asked for.
     *
     * @throws OutOfScope when the actor is no patient of the tenant
     */
    public UUID requirePatient() {
        return patient.orElseThrow(OutOfScope::new);
    }

    /** Whether that is the actor. */
    public boolean isPatient(@Nullable UUID person) {
        return patient.filter(own -> own.equals(person)).isPresent();
    }
}
