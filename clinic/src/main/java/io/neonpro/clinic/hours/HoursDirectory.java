package io.neonpro.clinic.hours;

import io.neonpro.kernel.data.Reads;
import io.neonpro.kernel.tenancy.Tenancy;
import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** Shows hours. */
@ApplicationScoped
public class HoursDirectory {

    private final Reads reads;
    private final HoursTable table;

    HoursDirectory(Reads reads, HoursTable table) {
        this.reads = reads;
        this.table = table;
    }

    /** A clinic's own, or a practitioner's in each clinic that they have hours in. */
    public Uni<List<Hours>> of(UUID subjectId) {
        return reads.list(
                HoursTable.OF_SUBJECT,
                Tuple.of(Tenancy.require().tenant(), subjectId),
                row -> table.entry(row).shown());
    }
}
