package io.neonpro.patient.record;

import io.neonpro.kernel.data.Reads;
import io.neonpro.kernel.event.Rejected;
import io.neonpro.kernel.tenancy.Tenancy;
import io.neonpro.kernel.web.page.Keyset;
import io.neonpro.kernel.web.page.Newest;
import io.neonpro.kernel.web.page.Page;
import io.neonpro.kernel.web.page.PageRequest;
import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** Reads medical records, what occurred last first. */
@ApplicationScoped
public class RecordReader {

    private static final Keyset<RecordedEntry> LATEST_FIRST =
            new Keyset<>("record-entries-latest-first", entry -> List.of(entry.occurredAt(), entry.id()));

    private static final Rejected NO_SUCH_ENTRY = Rejected.missing("not-found", "There is no such entry.");

    private static final String ENTRIES = """
            select id, kind, text, occurred_at, practitioner_id, appointment_id, corrects, author,
                   recorded_at
              from record_entry
             where tenant_id = $1 and patient_id = $2
            """;

    private static final String LATEST_BEFORE = """
               and (occurred_at, id) < ($3, $4)
             order by occurred_at desc, id desc
             limit $5
            """;

    private static final String PAGE = ENTRIES + LATEST_BEFORE;
    private static final String ONE = ENTRIES + " and id = $3";

    private final Reads reads;

    RecordReader(Reads reads) {
        this.reads = reads;
    }

    public Uni<Page<RecordedEntry>> page(UUID patientId, PageRequest request) {
        return latest(patientId, Newest.of(LATEST_FIRST, request), request.rows())
                .map(entries -> LATEST_FIRST.page(request, entries));
    }

    /** The whole record, which the rules bound. */
    public Uni<List<RecordedEntry>> all(UUID patientId) {
        return latest(patientId, Newest.FIRST, RecordRules.MAX_ENTRIES);
    }

    /**
     * @return fails with {@code not-found}
     */
    public Uni<RecordedEntry> get(UUID patientId, UUID id) {
        return reads.find(ONE, Tuple.of(tenant(), patientId, id), RecordedEntry::of)
                .map(entry -> entry.orElseThrow(NO_SUCH_ENTRY::asFailure));
    }

    private Uni<List<RecordedEntry>> latest(UUID patientId, Newest from, int rows) {
        return reads.list(PAGE, Tuple.of(tenant(), patientId, from.before(), from.beforeId(), rows), RecordedEntry::of);
    }

    private static UUID tenant() {
        return Tenancy.require().tenant();
    }
}
