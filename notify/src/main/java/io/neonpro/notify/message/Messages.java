package io.neonpro.notify.message;

import io.micrometer.core.instrument.MeterRegistry;
import io.neonpro.contracts.notify.MessageEvent.Failed;
import io.neonpro.contracts.notify.MessageEvent.Sent;
import io.neonpro.kernel.data.TenantStatement;
import io.neonpro.kernel.event.Outbox;
import io.neonpro.notify.Language;
import io.neonpro.notify.contact.PatientMemory;
import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Writes messages down, and what becomes of them; always within the caller's transaction. */
@ApplicationScoped
public class Messages implements PatientMemory {

    private static final String EMAIL = "email";

    private static final TenantStatement ABOUT =
            new TenantStatement("select kind from message where tenant_id = $1 and appointment_id = $2");

    private static final TenantStatement QUEUED = new TenantStatement("""
                    select kind, created_at, recipient, language, subject, body, html, calendar
                      from message
                     where tenant_id = $1 and id = $2 and status = 'queued'
                       and (useless_from is null or useless_from > now())
                       and not exists (
                           select from preference
                            where preference.tenant_id = $1 and preference.patient_id = message.patient_id
                              and not preference.email)
                    """);

    /** What {@link #QUEUED} does not find. */
    private static final TenantStatement DISMISS = new TenantStatement("""
                    update message
                       set status = 'skipped', reason = case when useless_from <= now() then $3 else $4 end
                     where tenant_id = $1 and id = $2 and status = 'queued'
                    """);

    private static final TenantStatement WITHDRAW = new TenantStatement("""
                    update message set status = 'skipped', reason = $3
                     where tenant_id = $1 and appointment_id = $2 and kind = 'reminder' and status = 'queued'
                    """);

    private static final TenantStatement QUEUE = new TenantStatement("""
                    insert into message
                           (tenant_id, id, kind, channel, status, patient_id, appointment_id, clinic_id, created_at,
                            recipient, language, subject, body, html, calendar, useless_from)
                    values ($1, $2, $3, 'email', 'queued', $4, $5, $6, now(), $7, $8, $9, $10, $11, $12, $13)
                    """);

    private static final TenantStatement SKIP = new TenantStatement("""
                    insert into message
                           (tenant_id, id, kind, channel, status, reason, patient_id, appointment_id, clinic_id,
                            created_at)
                    values ($1, $2, $3, 'email', 'skipped', $4, $5, $6, $7, now())
                    """);

    private static final TenantStatement SENT = new TenantStatement("""
                    update message set status = 'sent', sent_at = $3, reason = null
                     where tenant_id = $1 and id = $2
                    returning patient_id, appointment_id, kind
                    """);

    private static final TenantStatement FAILED = new TenantStatement("""
                    update message set status = 'failed', reason = $3
                     where tenant_id = $1 and id = $2
                    returning patient_id, appointment_id, kind
                    """);

    private static final TenantStatement FORGET = new TenantStatement("""
                    update message
                       set recipient = null, subject = null, body = null, html = null,
                           calendar = null,
                           reason = case status when 'queued' then $3 else reason end,
                           status = case status when 'queued' then 'skipped' else status end
                     where tenant_id = $1 and patient_id = $2
                    """);

    private final Outbox outbox;
    private final MeterRegistry metrics;

    Messages(Outbox outbox, MeterRegistry metrics) {
        this.outbox = outbox;
        this.metrics = metrics;
    }

    /**
     * @param uselessFrom from when it is not sent any more
     */
    public Uni<Void> queue(UUID id, MessageKind kind, Regarding about, Letter letter, Optional<Instant> uselessFrom) {
        count(MessageStatus.QUEUED);
        return QUEUE.run(
                        id,
                        kind.code(),
                        about.patientId(),
                        about.appointmentId(),
                        about.clinicId(),
                        letter.recipient(),
                        letter.language().tag(),
                        letter.subject(),
                        letter.body(),
                        letter.html(),
                        letter.calendar(),
                        uselessFrom.orElse(null))
                .replaceWithVoid();
    }

    public Uni<Void> skip(UUID id, MessageKind kind, Regarding about, SkipReason reason) {
        count(MessageStatus.SKIPPED);
        return SKIP.run(id, kind.code(), reason.code(), about.patientId(), about.appointmentId(), about.clinicId())
                .replaceWithVoid();
    }

    /** What was written about an appointment so far, sent or not, in any order. */
    public Uni<List<MessageKind>> writtenAbout(UUID appointmentId) {
        return ABOUT.list(row -> MessageKind.ofCode(row.getString("kind")), appointmentId);
    }

    /** Takes back what waits for the mail server and reminds of what is not so any more. */
    public Uni<Void> withdrawReminders(UUID appointmentId) {
        return WITHDRAW.run(appointmentId, SkipReason.SUPERSEDED.code()).replaceWithVoid();
    }

    /** It need not be sent any more, as {@link #queued} has said. */
    public Uni<Void> dismiss(UUID id) {
        return DISMISS.run(id, SkipReason.TOO_LATE.code(), SkipReason.OPTED_OUT.code())
                .replaceWithVoid();
    }

    /** Empty when it need not be sent any more: it was taken back, what it tells is over, or the patient opted out. */
    public Uni<Optional<QueuedMessage>> queued(UUID id) {
        return QUEUED.find(row -> queued(id, row), id);
    }

    private static QueuedMessage queued(UUID id, Row row) {
        return new QueuedMessage(
                id,
                MessageKind.ofCode(row.getString("kind")),
                row.getOffsetDateTime("created_at").toInstant(),
                new Letter(
                        row.getString("recipient"),
                        Language.of(row.getString("language")),
                        row.getString("subject"),
                        row.getString("body"),
                        row.getString("html"),
                        row.getString("calendar")));
    }

    /** The mail server took it. */
    public Uni<Void> sent(UUID id) {
        count(MessageStatus.SENT);
        return SENT.find(
                        row -> new Sent(
                                id,
                                row.getUUID("patient_id"),
                                row.getUUID("appointment_id"),
                                row.getString("kind"),
                                EMAIL),
                        id,
                        Instant.now())
                .flatMap(sent -> outbox.publish(id, sent.orElseThrow()));
    }

    /**
     * It will not arrive.
     *
     * @param reasonCode in kebab-case
     */
    public Uni<Void> failed(UUID id, String reasonCode) {
        count(MessageStatus.FAILED);
        return FAILED.find(
                        row -> new Failed(
                                id,
                                row.getUUID("patient_id"),
                                row.getUUID("appointment_id"),
                                row.getString("kind"),
                                EMAIL,
                                reasonCode),
                        id,
                        reasonCode)
                .flatMap(failed -> outbox.publish(id, failed.orElseThrow()));
    }

    @Override
    public Uni<Void> forget(UUID patientId) {
        return FORGET.run(patientId, SkipReason.ERASED.code()).replaceWithVoid();
    }

    private void count(MessageStatus status) {
        metrics.counter("neonpro.messages", "outcome", status.code()).increment();
    }
}
