package io.neonpro.identity.access;

import io.neonpro.kernel.event.KnownReferences;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The current tenant's clinics, as far as the clinic service has told of them. */
@ApplicationScoped
public class KnownClinics {

    private static final String CLINIC = "clinic";

    private final KnownReferences references;

    KnownClinics(KnownReferences references) {
        this.references = references;
    }

    /** Within the caller's transaction. */
    public Uni<Void> keep(UUID id) {
        return references.keep(CLINIC, id);
    }

    /**
     * Within the caller's transaction.
     *
     * @param ids as they were sent, {@code *} among them perhaps; null for none
     * @return fails with 422 {@code unknown-clinic}
     */
    public Uni<Void> require(@Nullable List<String> ids) {
        Map<String, UUID> byField = new LinkedHashMap<>();
        for (int i = 0; ids != null && i < ids.size(); i++) {
            if (!ids.get(i).equals(Clinics.EVERY)) {
                byField.put("clinicIds[" + i + "]", UUID.fromString(ids.get(i)));
            }
        }
        return references.require(CLINIC, byField);
    }
}
