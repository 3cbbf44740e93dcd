package io.neonpro.clinic.hours;

import io.neonpro.kernel.data.Reads;
import io.neonpro.kernel.tenancy.Tenancy;
import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** Shows hours. */
@ApplicationScoped
public class HoursDirectory {

    private static final String OF_SUBJECT = """
            select clinic_id, weekly::text as weekly, exceptions::text as exceptions, version
              from hours where tenant_id = $1 and subject_id = $2 order by clinic_id
            """;

    private final Reads reads;
    private final TimetableJson json;

    HoursDirectory(Reads reads, TimetableJson json) {
        this.reads = reads;
        this.json = json;
    }

    /** A clinic's own, or a practitioner's in each clinic that they have hours in. */
    public Uni<List<Hours>> of(UUID subjectId) {
        return reads.list(OF_SUBJECT, Tuple.of(Tenancy.require().tenant(), subjectId), this::hours);
    }

    private Hours hours(Row row) {
        return Hours.of(
                row.getUUID("clinic_id"),
                json.read(row.getString("weekly"), row.getString("exceptions")),
                row.getInteger("version"));
    }
}
