package io.neonpro.scheduling.calendar;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.neonpro.contracts.clinic.CatalogueEvent;
import io.neonpro.contracts.clinic.CatalogueEvent.ClinicChanged;
import io.neonpro.contracts.clinic.CatalogueEvent.HoursChanged;
import io.neonpro.contracts.clinic.CatalogueEvent.PractitionerChanged;
import io.neonpro.contracts.clinic.CatalogueEvent.ResourceChanged;
import io.neonpro.contracts.clinic.CatalogueEvent.TreatmentChanged;
import io.neonpro.contracts.clinic.TenantEvent.Onboarded;
import io.neonpro.kernel.data.TenantStatement;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Keeps the newest snapshot of everything that can be booked; an older one changes nothing. */
@ApplicationScoped
public class Snapshots {

    private static final TenantStatement TENANT = new TenantStatement("""
                    insert into tenant (tenant_id, timezone) values ($1, $2)
                    on conflict (tenant_id) do nothing
                    """);

    private static final TenantStatement CLINIC = new TenantStatement("""
                    insert into clinic (tenant_id, id, revision, timezone, archived)
                    values ($1, $2, $3, $4, $5)
                    on conflict (tenant_id, id) do update
                       set revision = excluded.revision, timezone = excluded.timezone,
                           archived = excluded.archived
                     where clinic.revision < excluded.revision
                    """);

    private static final TenantStatement PRACTITIONER = new TenantStatement("""
                    insert into practitioner
                           (tenant_id, id, revision, category, clinic_ids, archived)
                    values ($1, $2, $3, $4, $5, $6)
                    on conflict (tenant_id, id) do update
                       set revision = excluded.revision, category = excluded.category,
                           clinic_ids = excluded.clinic_ids, archived = excluded.archived
                     where practitioner.revision < excluded.revision
                    """);

    private static final TenantStatement RESOURCE = new TenantStatement("""
                    insert into resource
                           (tenant_id, id, revision, clinic_id, kind, device_type, archived)
                    values ($1, $2, $3, $4, $5, $6, $7)
                    on conflict (tenant_id, id) do update
                       set revision = excluded.revision, clinic_id = excluded.clinic_id,
                           kind = excluded.kind, device_type = excluded.device_type,
                           archived = excluded.archived
                     where resource.revision < excluded.revision
                    """);

    private static final TenantStatement TREATMENT = new TenantStatement("""
                    insert into treatment
                           (tenant_id, id, revision, duration_minutes, buffer_minutes, requires,
                            archived)
                    values ($1, $2, $3, $4, $5, cast(cast($6 as text) as jsonb), $7)
                    on conflict (tenant_id, id) do update
                       set revision = excluded.revision,
                           duration_minutes = excluded.duration_minutes,
                           buffer_minutes = excluded.buffer_minutes, requires = excluded.requires,
                           archived = excluded.archived
                     where treatment.revision < excluded.revision
                    """);

    private static final TenantStatement HOURS = new TenantStatement("""
                    insert into hours
                           (tenant_id, clinic_id, subject_id, revision, weekly, exceptions)
                    values ($1, $2, $3, $4, cast(cast($5 as text) as jsonb),
                            cast(cast($6 as text) as jsonb))
                    on conflict (tenant_id, clinic_id, subject_id) do update
                       set revision = excluded.revision, weekly = excluded.weekly,
                           exceptions = excluded.exceptions
                     where hours.revision < excluded.revision
                    """);

    private final ObjectMapper json;

    Snapshots(ObjectMapper json) {
        this.json = json;
    }

    /** It happens once, and tells the group's zone for good. */
    public Uni<?> keep(Onboarded event) {
        return TENANT.run(event.timezone().getId());
    }

    /** In the caller's transaction. */
    public Uni<?> keep(CatalogueEvent event) {
        return switch (event) {
            case ClinicChanged e ->
                CLINIC.run(e.clinicId(), e.revision(), e.timezone().getId(), e.archived());
            case PractitionerChanged e ->
                PRACTITIONER.run(
                        e.practitionerId(),
                        e.revision(),
                        e.category(),
                        e.clinicIds().toArray(UUID[]::new),
                        e.archived());
            case ResourceChanged e ->
                RESOURCE.run(
                        e.resourceId(),
                        e.revision(),
                        e.clinicId(),
                        json.convertValue(e.kind(), String.class),
                        e.deviceType(),
                        e.archived());
            case TreatmentChanged e ->
                TREATMENT.run(
                        e.treatmentId(),
                        e.revision(),
                        e.durationMinutes(),
                        e.bufferMinutes(),
                        text(e.requires()),
                        e.archived());
            case HoursChanged e ->
                HOURS.run(e.clinicId(), e.subjectId(), e.revision(), text(e.weekly()), text(e.exceptions()));
        };
    }

    private String text(Object value) {
        return json.valueToTree(value).toString();
    }
}
