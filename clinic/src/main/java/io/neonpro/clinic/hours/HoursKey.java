package io.neonpro.clinic.hours;

import io.neonpro.kernel.tenancy.Tenancy;
import jakarta.persistence.Embeddable;
import java.util.UUID;

/** Whose hours, and where. */
@Embeddable
public record HoursKey(UUID tenantId, UUID subjectId, UUID clinicId) {

    static HoursKey of(UUID subjectId, UUID clinicId) {
        return new HoursKey(Tenancy.require().tenant(), subjectId, clinicId);
    }
}
