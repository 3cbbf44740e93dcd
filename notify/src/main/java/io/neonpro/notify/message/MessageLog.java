package io.neonpro.notify.message;

import io.neonpro.kernel.data.Reads;
import io.neonpro.kernel.event.Rejected;
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

/** Finds messages. */
@ApplicationScoped
public class MessageLog {

    private static final Rejected NO_SUCH_MESSAGE = Rejected.missing("not-found", "There is no such message.");

    private static final Keyset<MessageDetails> NEWEST_FIRST = new Keyset<>(
            "messages-newest-first", message -> List.of(message.createdAt().toInstant(), message.id()));

    private static final String COLUMNS = """
            select id, kind, status, reason, channel, patient_id, appointment_id, clinic_id,
                   recipient, language, subject, created_at, sent_at
              from message
             where tenant_id = $1
            """;

    private static final String PAGE = COLUMNS + """
                       and ($2::uuid is null or patient_id = $2)
                       and ($3::text is null or status = $3)
                       and (created_at, id) < ($4, $5)
                     order by created_at desc, id desc
                     limit $6
                    """;

    private static final String BY_ID = COLUMNS + " and id = any($2)";

    private static final String BY_PATIENT = """
            select newest.*
              from unnest($2::uuid[]) as patient (id)
             cross join lateral (
            """ + COLUMNS + """
                        and patient_id = patient.id
                      order by created_at desc, id desc
                      limit $3) as newest
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
        Optional<MessageStatus> status = Optional.ofNullable(filter.status());
        Tuple arguments = Tuple.tuple()
                .addUUID(Tenancy.require().tenant())
                .addUUID(filter.patientId())
                .addString(status.map(MessageStatus::code).orElse(null))
                .addOffsetDateTime(before.atOffset(ZoneOffset.UTC))
                .addUUID(last.map(keys -> keys.uuid(1)).orElse(AFTER_ALL))
                .addInteger(page.rows());
        return reads.list(PAGE, arguments, MessageDetails::of).map(messages -> NEWEST_FIRST.page(page, messages));
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
        return Tuple.of(Tenancy.require().tenant()).addArrayOfUUID(ids.toArray(UUID[]::new));
    }
}
