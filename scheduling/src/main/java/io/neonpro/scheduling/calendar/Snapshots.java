package io.neonpro.scheduling.calendar;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.neonpro.contracts.clinic.CatalogueEvent;
import io.neonpro.contracts.clinic.CatalogueEvent.ClinicChanged;
import io.neonpro.contracts.clinic.CatalogueEvent.HoursChanged;
import io.neonpro.contracts.clinic.CatalogueEvent.PractitionerChanged;
import io.neonpro.contracts.clinic.CatalogueEvent.ResourceChanged;
import io.neonpro.contracts.clinic.CatalogueEvent.TreatmentChanged;
import io.neonpro.kernel.event.Copy;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** Keeps the newest snapshot of everything that can be booked. */
@ApplicationScoped
public class Snapshots {

    private static final Copy CLINIC = Copy.of("clinic", List.of("id"), List.of("timezone", "archived"));

    private static final Copy PRACTITIONER =
            Copy.of("practitioner", List.of("id"), List.of("category", "clinic_ids", "archived"));

    private static final Copy RESOURCE =
            Copy.of("resource", List.of("id"), List.of("clinic_id", "kind", "device_type", "archived"));

    private static final Copy TREATMENT = Copy.of(
            "treatment",
            List.of("id"),
            List.of("duration_minutes", "buffer_minutes", "amount", "currency", "requires", "archived"));

    private static final Copy HOURS =
            Copy.of("hours", List.of("clinic_id", "subject_id"), List.of("weekly", "exceptions"));

    private final ObjectMapper json;

    Snapshots(ObjectMapper json) {
        this.json = json;
    }

    /** In the caller's transaction. */
    public Uni<?> keep(CatalogueEvent event) {
        return switch (event) {
            case ClinicChanged e ->
                CLINIC.keep(e.revision(), e.clinicId(), e.timezone().getId(), e.archived());
            case PractitionerChanged e ->
                PRACTITIONER.keep(
                        e.revision(),
                        e.practitionerId(),
                        e.category(),
                        e.clinicIds().toArray(UUID[]::new),
                        e.archived());
            case ResourceChanged e ->
                RESOURCE.keep(
                        e.revision(),
                        e.resourceId(),
                        e.clinicId(),
                        json.convertValue(e.kind(), String.class),
                        e.deviceType(),
                        e.archived());
            case TreatmentChanged e ->
                TREATMENT.keep(
                        e.revision(),
                        e.treatmentId(),
                        e.durationMinutes(),
                        e.bufferMinutes(),
                        e.price().amount(),
                        e.price().currency(),
                        new JsonObject(text(e.requires())),
                        e.archived());
            case HoursChanged e ->
                HOURS.keep(
                        e.revision(),
                        e.clinicId(),
                        e.subjectId(),
                        new JsonArray(text(e.weekly())),
                        new JsonArray(text(e.exceptions())));
        };
    }

    private String text(Object value) {
        return json.valueToTree(value).toString();
    }
}
