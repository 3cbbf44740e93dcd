package io.neonpro.scheduling.calendar;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.neonpro.contracts.clinic.CatalogueEvent;
import io.neonpro.contracts.clinic.CatalogueEvent.ClinicChanged;
import io.neonpro.contracts.clinic.CatalogueEvent.HoursChanged;
import io.neonpro.contracts.clinic.CatalogueEvent.PractitionerChanged;
import io.neonpro.contracts.clinic.CatalogueEvent.ResourceChanged;
import io.neonpro.contracts.clinic.CatalogueEvent.TreatmentChanged;
import io.neonpro.kernel.tenancy.Tenancy;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Keeps the newest snapshot of everything that can be booked; an older one changes nothing. */
@ApplicationScoped
class Snapshots {

    private static final String CLINIC =
            """
            insert into clinic (tenant_id, id, revision, timezone, archived)
            values (?1, ?2, ?3, ?4, ?5)
            on conflict (tenant_id, id) do update
               set revision = excluded.revision, timezone = excluded.timezone,
                   archived = excluded.archived
             where clinic.revision < excluded.revision
            """;

    private static final String PRACTITIONER =
            """
            insert into practitioner (tenant_id, id, revision, category, clinic_ids, archived)
            values (?1, ?2, ?3, ?4,
                    array(select cast(value as uuid)
                            from jsonb_array_elements_text(cast(cast(?5 as text) as jsonb))), ?6)
            on conflict (tenant_id, id) do update
               set revision = excluded.revision, category = excluded.category,
                   clinic_ids = excluded.clinic_ids, archived = excluded.archived
             where practitioner.revision < excluded.revision
            """;

    private static final String RESOURCE =
            """
            insert into resource (tenant_id, id, revision, clinic_id, kind, device_type, archived)
            values (?1, ?2, ?3, ?4, ?5, ?6, ?7)
            on conflict (tenant_id, id) do update
               set revision = excluded.revision, clinic_id = excluded.clinic_id,
                   kind = excluded.kind, device_type = excluded.device_type,
                   archived = excluded.archived
             where resource.revision < excluded.revision
            """;

    private static final String TREATMENT =
            """
            insert into treatment (tenant_id, id, revision, duration_minutes, buffer_minutes,
                                   requires, archived)
            values (?1, ?2, ?3, ?4, ?5, cast(cast(?6 as text) as jsonb), ?7)
            on conflict (tenant_id, id) do update
               set revision = excluded.revision, duration_minutes = excluded.duration_minutes,
                   buffer_minutes = excluded.buffer_minutes, requires = excluded.requires,
                   archived = excluded.archived
             where treatment.revision < excluded.revision
            """;

    private static final String HOURS =
            """
            insert into hours (tenant_id, clinic_id, subject_id, revision, weekly, exceptions)
            values (?1, ?2, ?3, ?4, cast(cast(?5 as text) as jsonb), cast(cast(?6 as text) as jsonb))
            on conflict (tenant_id, clinic_id, subject_id) do update
               set revision = excluded.revision, weekly = excluded.weekly,
                   exceptions = excluded.exceptions
             where hours.revision < excluded.revision
            """;

    private final ObjectMapper json;

    Snapshots(ObjectMapper json) {
        this.json = json;
    }

    Uni<Void> keep(CatalogueEvent event) {
        return switch (event) {
            case ClinicChanged e ->
                    run(CLINIC, e.clinicId(), e.revision(), e.timezone().getId(), e.archived());
            case PractitionerChanged e ->
                    run(
                            PRACTITIONER,
                            e.practitionerId(),
                            e.revision(),
                            e.category(),
                            text(e.clinicIds()),
                            e.archived());
            case ResourceChanged e ->
                    run(
                            RESOURCE,
                            e.resourceId(),
                            e.revision(),
                            e.clinicId(),
                            json.convertValue(e.kind(), String.class),
                            e.deviceType(),
                            e.archived());
            case TreatmentChanged e ->
                    run(
                            TREATMENT,
                            e.treatmentId(),
                            e.revision(),
                            e.durationMinutes(),
                            e.bufferMinutes(),
                            text(e.requires()),
                            e.archived());
            case HoursChanged e ->
                    run(
                            HOURS,
                            e.clinicId(),
                            e.subjectId(),
                            e.revision(),
                            text(e.weekly()),
                            text(e.exceptions()));
        };
    }

    private String text(Object value) {
        return json.valueToTree(value).toString();
    }

    private static Uni<Void> run(String sql, Object... values) {
        return Panache.getSession()
                .flatMap(
                        session -> {
                            var statement =
                                    session.createNativeQuery(sql)
                                            .setParameter(1, Tenancy.require().tenant());
                            for (int i = 0; i < values.length; i++) {
                                statement.setParameter(i + 2, values[i]);
                            }
                            return statement.executeUpdate();
                        })
                .replaceWithVoid();
    }
}
