package io.neonpro.notify.contact;

import io.smallrye.mutiny.Uni;
import java.util.UUID;

/** Something that knows personal data of patients. */
public interface PatientMemory {

    /** Forgets all of it, in the caller's transaction (LGPD art. 18, VI). */
    Uni<Void> forget(UUID patientId);
}
