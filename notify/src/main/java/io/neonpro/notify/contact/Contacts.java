package io.neonpro.notify.contact;

import io.neonpro.kernel.event.Copy;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Notify's own copy of who patients are and where to write to them; of the erased, only that they were. */
final class Contacts {

    private static final Copy COPY =
            Copy.of("contact", List.of("patient_id"), List.of("name", "email", "language", "erased"));

    private Contacts() {}

    /**
     * @param version of the patient, as the event says
     */
    static Uni<?> keep(long version, UUID patientId, String name, @Nullable String email, String language) {
        return COPY.keep(version, patientId, name, email, language, false);
    }

    /** For good: nothing is newer. */
    static Uni<?> erase(UUID patientId) {
        return COPY.keep(Long.MAX_VALUE, patientId, null, null, null, true);
    }
}
