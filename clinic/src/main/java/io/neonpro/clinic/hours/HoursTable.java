package io.neonpro.clinic.hours;

import io.neonpro.contracts.clinic.HoursSubject;
import io.neonpro.kernel.data.TenantStatement;
import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Hours where they are stored; within the caller's transaction. */
@ApplicationScoped
class HoursTable {

    /** The columns that {@link #entry} reads. */
    private static final String COLUMNS =
            "subject_id, clinic_id, subject, weekly::text as weekly, exceptions::text as exceptions, version";

    /** A clinic's own, or a practitioner's in each clinic. */
    static final String OF_SUBJECT = """
            select %s from hours where tenant_id = $1 and subject_id = $2 order by clinic_id
            """.formatted(COLUMNS);

    private static final TenantStatement FIND = new TenantStatement("""
            select %s from hours where tenant_id = $1 and subject_id = $2 and clinic_id = $3
            """.formatted(COLUMNS));

    private static final TenantStatement PAGE = new TenantStatement("""
            select %s from hours where tenant_id = $1 and subject_id > $2 order by subject_id, clinic_id limit $3
            """.formatted(COLUMNS));

    private static final TenantStatement PUT = new TenantStatement("""
            insert into hours (tenant_id, subject_id, clinic_id, subject, weekly, exceptions, version)
            values ($1, $2, $3, $4, $5::text::jsonb, $6::text::jsonb, $7)
            on conflict (tenant_id, subject_id, clinic_id)
            do update set weekly = excluded.weekly, exceptions = excluded.exceptions, version = excluded.version
            """);

    private final TimetableJson json;

    HoursTable(TimetableJson json) {
        this.json = json;
    }

    Uni<Optional<HoursEntry>> find(UUID subjectId, UUID clinicId) {
        return FIND.find(this::entry, subjectId, clinicId);
    }

    /** By subject and clinic, those of subjects after this one. */
    Uni<List<HoursEntry>> page(UUID after, int rows) {
        return PAGE.list(this::entry, after, rows);
    }

    Uni<Void> put(HoursEntry entry) {
        Timetable timetable = entry.timetable();
        return PUT.run(
                        entry.subjectId(),
                        entry.clinicId(),
                        entry.subject().name(),
                        json.write(timetable.weekly()),
                        json.write(timetable.exceptions()),
                        entry.version())
                .replaceWithVoid();
    }

    HoursEntry entry(Row row) {
        return new HoursEntry(
                row.getUUID("subject_id"),
                row.getUUID("clinic_id"),
                HoursSubject.valueOf(row.getString("subject")),
                json.read(row.getString("weekly"), row.getString("exceptions")),
                row.getInteger("version"));
    }
}
