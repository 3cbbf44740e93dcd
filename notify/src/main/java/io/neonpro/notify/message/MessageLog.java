package io.neonpro.notify.message;

import io.neonpro.kernel.data.ListStatement;
import io.neonpro.kernel.data.Reads;
import io.neonpro.kernel.event.Rejected;
import io.neonpro.kernel.tenancy.ClinicScope;
import io.neonpro.kernel.tenancy.Tenancy;
import io.neonpro.kernel.web.page.Keys;
import io.neonpro.kernel.web.page.Keyset;
import io.neonpro.kernel.web.page.Page;
import io.neonpro.kernel.web.page.PageRequest;
import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
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

    private static final Instant END_OF_TIME = Instant.parse("9999-12-31T00:00:00Z");
    private static final UUID AFTER_ALL = new UUID(-1, -1);

    private final Reads reads;

    MessageLog(Reads reads) {
        this.reads = reads;
    }

    /**
     * @return fails with {@code not-found}
     */
    public Uni<MessageDetails> get(UUID id) {
        return reads.find(BY_ID, some(List.of(id)), MessageDetails::of)
                .map(message -> message.orElseThrow(NO_SUCH_MESSAGE::asFailure));
    }

    public Uni<Page<MessageDetails>> search(MessageFilter filter, PageRequest page) {
        Optional<Keys> last = NEWEST_FIRST.after(page);
        Instant before = last.map(keys -> keys.instant(0)).orElse(END_OF_TIME);
        Tuple fixed = Tuple.of(
                Tenancy.require().tenant(),
                ClinicScope.current().column(),
                before.atOffset(ZoneOffset.UTC),
                last.map(keys -> keys.uuid(1)).orElse(AFTER_ALL),
                page.rows());
        Object[] values = {
            filter.patientId(),
            Optional.ofNullable(filter.status()).map(MessageStatus::code).orElse(null)
        };
        return reads.list(PAGE.sql(values), ListStatement.arguments(fixed, values), MessageDetails::of)
                .map(messages -> NEWEST_FIRST.page(page, messages));
    }

    /** Those that there are, in any order. */
    public Uni<List<MessageDetails>> find(Collection<UUID> ids) {
        return reads.list(BY_ID, some(ids), MessageDetails::of);
    }

    /** The newest of each patient, newest first. */
    public Uni<List<MessageDetails>> ofPatients(Collection<UUID> patientIds, int each) {
        return reads.list(BY_PATIENT, some(patientIds).addInteger(each), MessageDetails::of);
    }

    private static Tuple some(Collection<UUID> ids) {
        return Tuple.of(Tenancy.require().tenant())
                .addArrayOfUUID(ClinicScope.current().column())
                .addArrayOfUUID(ids.toArray(UUID[]::new));
    }
}
