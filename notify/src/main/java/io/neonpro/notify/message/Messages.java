package io.neonpro.notify.message;

import io.micrometer.core.instrument.MeterRegistry;
import io.neonpro.contracts.notify.MessageEvent.Failed;
import io.neonpro.contracts.notify.MessageEvent.Sent;
import io.neonpro.kernel.data.TenantStatement;
import io.neonpro.kernel.event.Outbox;
import io.neonpro.kernel.value.Money;
import io.neonpro.notify.Language;
import io.neonpro.notify.contact.PatientMemory;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.tuples.Tuple2;
import io.vertx.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Writes messages down, and what becomes of them; always within the caller's transaction. */
@ApplicationScoped
public class Messages implements PatientMemory {

    /** A message may be begun to be sent once more when it is not known how that ended. */
    public static final int MAX_TRIES = 2;

    private static final String EMAIL = "email";

    private static final TenantStatement ABOUT = new TenantStatement("""
                    select kind, amount, currency from message where tenant_id = $1 and appointment_id = $2
                    """);

    /** A patient is sent thirty a day, and those already on their way: the address may be somebody else's. */
    private static final TenantStatement QUEUED = new TenantStatement("""
                    select kind, patient_id, appointment_id, clinic_id, treatment_id, practitioner_id, starts_at, ends_at,
                           previous_start, amount, currency, sequence, created_at, tries,
                           kind <> 'cancellation' and starts_at <= now() as is_over,
                           exists (
                               select from message as earlier
                                where earlier.tenant_id = $1 and earlier.appointment_id = message.appointment_id
                                  and earlier.id < message.id and earlier.taken_until > now()) as is_behind_another,
                           exists (
                               select from message as lately
                                where lately.tenant_id = $1 and lately.patient_id = message.patient_id
                                  and lately.created_at > now() - interval '1 day' and lately.status = 'sent'
                               offset 29) as is_too_many
                      from message
                     where tenant_id = $1 and id = $2 and status = 'queued'
                    """);

    /** The one about the same appointment that waits behind it. */
    private static final String RETURNING_NEXT = """
            returning (select next.id from message as next
                        where next.tenant_id = $1 and next.appointment_id = message.appointment_id
                          and next.status = 'queued' and next.id > message.id
                        order by next.id limit 1) as next
            """;

    /** Counted before it is sent: whoever dies of it has tried. */
    private static final TenantStatement TAKE = new TenantStatement("""
                    update message
                       set tries = tries + 1, taken_until = now() + make_interval(secs => cast($3 as integer))
                     where tenant_id = $1 and id = $2 and status = 'queued' and tries < $4
                    """);

    private static final TenantStatement GIVE_BACK = new TenantStatement("""
                    update message set tries = tries - 1, taken_until = null
                     where tenant_id = $1 and id = $2 and tries > 0
                    """);

    private static final TenantStatement DROP = new TenantStatement("""
                    update message set status = 'skipped', reason = $3, taken_until = null
                     where tenant_id = $1 and id = $2 and status = 'queued'
                    """);

    private static final TenantStatement WITHDRAW = new TenantStatement("""
                    update message set status = 'skipped', reason = $3
                     where tenant_id = $1 and appointment_id = $2 and status = 'queued'
                    """);

    private static final TenantStatement ADD = new TenantStatement("""
                    insert into message
                           (tenant_id, id, kind, channel, status, reason, patient_id, appointment_id, clinic_id,
                            treatment_id, practitioner_id, starts_at, ends_at, previous_start, amount, currency,
                            sequence, created_at)
                    values ($1, $2, $3, 'email', $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, now())
                    """);

    /** To whom it went is not kept of those who were erased meanwhile. */
    private static final TenantStatement SENT = new TenantStatement("""
                    update message
                       set status = 'sent', sent_at = $3, reason = null, taken_until = null, language = $5,
                           recipient = case when reason = $7 then null else $4 end,
                           subject = case when reason = $7 then null else $6 end
                     where tenant_id = $1 and id = $2
                    """ + RETURNING_NEXT);

    private static final TenantStatement FAILED = new TenantStatement("""
                    update message set status = 'failed', reason = $3, taken_until = null
                     where tenant_id = $1 and id = $2
                    """ + RETURNING_NEXT);

    /** Also of what was taken back while it was on its way, as the mail server may still say that it has it. */
    private static final TenantStatement FORGET = new TenantStatement("""
                    update message
                       set recipient = null, subject = null,
                           reason = case when status = 'queued' or taken_until is not null then $3 else reason end,
                           status = case status when 'queued' then 'skipped' else status end
                     where tenant_id = $1 and patient_id = $2
                    """);

    private final Outbox outbox;
    private final MeterRegistry metrics;

    Messages(Outbox outbox, MeterRegistry metrics) {
        this.outbox = outbox;
        this.metrics = metrics;
    }

    public Uni<Void> queue(UUID id, Announcement announcement, int sequence) {
        return add(id, announcement, sequence, MessageStatus.QUEUED, null);
    }

    public Uni<Void> skip(UUID id, Announcement announcement, int sequence, SkipReason reason) {
        return add(id, announcement, sequence, MessageStatus.SKIPPED, reason.code());
    }

    private Uni<Void> add(
            UUID id, Announcement announcement, int sequence, MessageStatus status, @Nullable String reason) {
        count(status);
        Regarding about = announcement.about();
        return ADD.run(
                        id,
                        announcement.kind().code(),
                        status.code(),
                        reason,
                        about.patientId(),
                        about.appointmentId(),
                        about.clinicId(),
                        announcement.treatmentId(),
                        announcement.practitionerId(),
                        announcement.start(),
                        announcement.end(),
                        announcement.previousStart().orElse(null),
                        announcement.price().map(Money::amount).orElse(null),
                        announcement.price().map(Money::currency).orElse(null),
                        sequence)
                .replaceWithVoid();
    }

    /** What was written about an appointment so far, sent or not. */
    public Uni<Written> writtenAbout(UUID appointmentId) {
        return ABOUT.list(Function.identity(), appointmentId).map(Written::of);
    }

    /** Takes back what waits for the mail server about an appointment, as it is not so any more. */
    public Uni<Void> withdraw(UUID appointmentId) {
        return WITHDRAW.run(appointmentId, SkipReason.SUPERSEDED.code()).replaceWithVoid();
    }

    /** Empty when it need not be sent any more. */
    public Uni<Optional<QueuedMessage>> queued(UUID id) {
        return QUEUED.find(row -> QueuedMessage.of(id, row), id);
    }

    /**
     * It is about to be sent.
     *
     * @param lease for how long no later one about the same appointment is
     * @return whether it may be
     */
    public Uni<Boolean> take(UUID id, Duration lease) {
        return TAKE.run(id, (int) lease.toSeconds(), MAX_TRIES).map(taken -> taken == 1);
    }

    /** It was not sent, for certain. */
    public Uni<Void> giveBack(UUID id) {
        return GIVE_BACK.run(id).replaceWithVoid();
    }

    /** It need not be sent any more. */
    public Uni<Void> drop(UUID id, SkipReason reason) {
        count(MessageStatus.SKIPPED);
        return DROP.run(id, reason.code()).replaceWithVoid();
    }

    /**
     * The mail server took it.
     *
     * @return the one about the same appointment that waits behind it
     */
    public Uni<Optional<UUID>> sent(QueuedMessage message, String recipient, Language language, String subject) {
        count(MessageStatus.SENT);
        Regarding about = message.announcement().about();
        var sent = new Sent(message.id(), about.patientId(), about.appointmentId(), kind(message), EMAIL);
        return conclude(
                SENT.find(
                        Messages::next,
                        message.id(),
                        Instant.now(),
                        recipient,
                        language.tag(),
                        subject,
                        SkipReason.ERASED.code()),
                outbox.publish(message.id(), sent));
    }

    /**
     * It will not arrive.
     *
     * @param reasonCode in kebab-case
     * @return the one about the same appointment that waits behind it
     */
    public Uni<Optional<UUID>> failed(QueuedMessage message, String reasonCode) {
        count(MessageStatus.FAILED);
        Regarding about = message.announcement().about();
        var failed =
                new Failed(message.id(), about.patientId(), about.appointmentId(), kind(message), EMAIL, reasonCode);
        return conclude(FAILED.find(Messages::next, message.id(), reasonCode), outbox.publish(message.id(), failed));
    }

    private static String kind(QueuedMessage message) {
        return message.announcement().kind().code();
    }

    private static Optional<UUID> next(Row row) {
        return Optional.ofNullable(row.getUUID("next"));
    }

    /** Together; nobody hears of a message that is not there. */
    private static Uni<Optional<UUID>> conclude(Uni<Optional<Optional<UUID>>> changed, Uni<Void> published) {
        return Uni.combine()
                .all()
                .unis(
                        changed.map(found -> found.orElseThrow(() -> new IllegalStateException("The message is gone"))),
                        published)
                .asTuple()
                .map(Tuple2::getItem1);
    }

    @Override
    public Uni<Void> forget(UUID patientId) {
        return FORGET.run(patientId, SkipReason.ERASED.code()).replaceWithVoid();
    }

    private void count(MessageStatus status) {
        metrics.counter("neonpro.messages", "outcome", status.code()).increment();
    }
}
