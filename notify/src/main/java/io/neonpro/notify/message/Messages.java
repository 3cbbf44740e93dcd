package io.neonpro.notify.message;

import io.micrometer.core.instrument.MeterRegistry;
import io.neonpro.contracts.notify.MessageEvent.Failed;
import io.neonpro.contracts.notify.MessageEvent.Sent;
import io.neonpro.kernel.data.TenantStatement;
import io.neonpro.kernel.event.Outbox;
import io.neonpro.kernel.tenancy.Tenancy;
import io.neonpro.notify.contact.PatientMemory;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Writes messages down, and what becomes of them; always within the caller's transaction. */
@ApplicationScoped
public class Messages implements PatientMemory {

    private static final TenantStatement ABOUT =
            new TenantStatement("select kind from message where tenant_id = ?1 and appointment_id = ?2");

    private static final String QUEUED = "select * from message where tenant_id = ?1 and id = ?2 and status = 'queued'";

    private static final TenantStatement SENT = new TenantStatement("""
                    update message set status = 'sent', sent_at = ?3, reason = null
                     where tenant_id = ?1 and id = ?2
                    returning patient_id, appointment_id, kind
                    """);

    private static final TenantStatement FAILED = new TenantStatement("""
                    update message set status = 'failed', reason = ?3
                     where tenant_id = ?1 and id = ?2
                    returning patient_id, appointment_id, kind
                    """);

    private static final TenantStatement FORGET = new TenantStatement("""
                    update message
                       set recipient = null, subject = null, body = null, html = null,
                           calendar = null,
                           reason = case status when 'queued' then ?3 else reason end,
                           status = case status when 'queued' then 'skipped' else status end
                     where tenant_id = ?1 and patient_id = ?2
                    """);

    private final Outbox outbox;
    private final MeterRegistry metrics;

    Messages(Outbox outbox, MeterRegistry metrics) {
        this.outbox = outbox;
        this.metrics = metrics;
    }

    /**
     * @return the new message's id
     */
    public Uni<UUID> queue(MessageKind kind, Regarding about, Letter letter) {
        return add(MessageView.queued(kind, about, letter), MessageStatus.QUEUED);
    }

    public Uni<UUID> skip(MessageKind kind, Regarding about, SkipReason reason) {
        return add(MessageView.skipped(kind, about, reason), MessageStatus.SKIPPED);
    }

    private Uni<UUID> add(MessageView view, MessageStatus status) {
        count(status);
        return view.persistAndFlush().replaceWith(view.key.id());
    }

    /** What was written about an appointment so far, sent or not, in any order. */
    public Uni<List<MessageKind>> writtenAbout(UUID appointmentId) {
        return ABOUT.list(String.class, appointmentId)
                .map(kinds -> kinds.stream().map(MessageKind::ofCode).toList());
    }

    /** Empty when it need not be sent any more. */
    public Uni<Optional<QueuedMessage>> queued(UUID id) {
        return Panache.getSession()
                .flatMap(session -> session.createNativeQuery(QUEUED, MessageView.class)
                        .setParameter(1, Tenancy.require().tenant())
                        .setParameter(2, id)
                        .getSingleResultOrNull())
                .map(view -> Optional.ofNullable(view).map(MessageView::toSend));
    }

    /** The mail server took it. */
    public Uni<Void> sent(UUID id) {
        count(MessageStatus.SENT);
        return SENT.find(Object[].class, id, Instant.now())
                .map(Optional::orElseThrow)
                .flatMap(row -> outbox.publish(
                        id, new Sent(id, (UUID) row[0], (UUID) row[1], (String) row[2], MessageView.EMAIL)));
    }

    /**
     * It will not arrive.
     *
     * @param reasonCode in kebab-case
     */
    public Uni<Void> failed(UUID id, String reasonCode) {
        count(MessageStatus.FAILED);
        return FAILED.find(Object[].class, id, reasonCode)
                .map(Optional::orElseThrow)
                .flatMap(row -> outbox.publish(
                        id,
                        new Failed(id, (UUID) row[0], (UUID) row[1], (String) row[2], MessageView.EMAIL, reasonCode)));
    }

    @Override
    public Uni<Void> forget(UUID patientId) {
        return FORGET.run(patientId, SkipReason.ERASED.code()).replaceWithVoid();
    }

    private void count(MessageStatus status) {
        metrics.counter("neonpro.messages", "outcome", status.code()).increment();
    }
}
