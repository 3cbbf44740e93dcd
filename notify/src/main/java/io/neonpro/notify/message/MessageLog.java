package io.neonpro.notify.message;

import io.neonpro.kernel.data.ListStatement;
import io.neonpro.kernel.data.Reads;
import io.neonpro.kernel.data.Visible;
import io.neonpro.kernel.event.Rejected;
import io.neonpro.kernel.web.page.Keyset;
import io.neonpro.kernel.web.page.Newest;
import io.neonpro.kernel.web.page.Page;
import io.neonpro.kernel.web.page.PageRequest;
import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Finds messages of the clinics that the caller may see. */
@ApplicationScoped
public class MessageLog {

    private static final Rejected NO_SUCH_MESSAGE = Rejected.missing("not-found", "There is no such message.");

    private static final Keyset<MessageDetails> NEWEST_FIRST = new Keyset<>(
            "messages-newest-first", message -> List.of(message.createdAt().toInstant(), message.id()));

    private static final String COLUMNS = """
            select id, kind, status, reason, channel, patient_id, appointment_id, clinic_id,
                   recipient, language, subject, created_at, sent_at
              from message
             where tenant_id = $1 and (cast($2 as uuid[]) is null or clinic_id = any(cast($2 as uuid[])))
            """;

    private static final ListStatement PAGE = ListStatement.of(COLUMNS, """
                       and (created_at, id) < ($3, $4)
                     order by created_at desc, id desc
                     limit $5
                    """, 5, "patient_id = ?", "status = ?");

    private static final String BY_ID = COLUMNS + " and id = any($3)";

    private static final String BY_PATIENT = """
            select newest.*
              from unnest($3::uuid[]) as patient (id)
             cross join lateral (
            """ + COLUMNS + """
                        and patient_id = patient.id
                      order by created_at desc, id desc
                      limit $4) as newest
                    """;

    private final Reads reads;

    MessageLog(Reads reads) {
        this.reads = reads;
    }

    /**
     * @return fails with {@code not-found}
     */
    public Uni<MessageDetails> get(UUID id) {
        return reads.find(BY_ID, Visible.arguments(List.of(id)), MessageDetails::of)
                .map(message -> message.orElseThrow(NO_SUCH_MESSAGE::asFailure));
    }

    public Uni<Page<MessageDetails>> search(MessageFilter filter, PageRequest page) {
        Newest from = Newest.of(NEWEST_FIRST, page);
        Tuple fixed = Visible.arguments()
                .addValue(from.before())
                .addValue(from.beforeId())
                .addValue(page.rows());
        Object[] values = {
            filter.patientId(),
            Optional.ofNullable(filter.status()).map(MessageStatus::code).orElse(null)
        };
        return reads.list(PAGE.sql(values), ListStatement.arguments(fixed, values), MessageDetails::of)
                .map(messages -> NEWEST_FIRST.page(page, messages));
    }

    /** Those that there are, in any order. */
    public Uni<List<MessageDetails>> find(Collection<UUID> ids) {
        return reads.list(BY_ID, Visible.arguments(ids), MessageDetails::of);
    }

    /** The newest of each patient, newest first. */
    public Uni<List<MessageDetails>> ofPatients(Collection<UUID> patientIds, int each) {
        return reads.list(BY_PATIENT, Visible.arguments(patientIds).addInteger(each), MessageDetails::of);
    }
}
