package io.neonpro.notify.message;

import io.neonpro.kernel.data.TenantKey;
import io.neonpro.kernel.value.Ids;
import io.neonpro.notify.Language;
import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A message's row, as it is written first; statements change what becomes of it. */
@Entity
@Table(name = "message")
class MessageView extends PanacheEntityBase {

    static final String EMAIL = "email";

    @EmbeddedId
    TenantKey key;

    String kind;
    String channel;
    String status;

    @Nullable
    String reason;

    UUID patientId;
    UUID appointmentId;
    UUID clinicId;

    @Nullable
    String recipient;

    @Nullable
    String language;

    @Nullable
    String subject;

    @Nullable
    String body;

    @Nullable
    String html;

    @Nullable
    String calendar;

    Instant createdAt;

    @Nullable
    Instant sentAt;

    protected MessageView() {}

    private MessageView(MessageKind kind, Regarding about, MessageStatus status) {
        this.key = TenantKey.of(Ids.next());
        this.kind = kind.code();
        this.channel = EMAIL;
        this.status = status.code();
        this.patientId = about.patientId();
        this.appointmentId = about.appointmentId();
        this.clinicId = about.clinicId();
        this.createdAt = Instant.now();
    }

    static MessageView queued(MessageKind kind, Regarding about, Letter letter) {
        MessageView view = new MessageView(kind, about, MessageStatus.QUEUED);
        view.recipient = letter.recipient();
        view.language = letter.language().tag();
        view.subject = letter.subject();
        view.body = letter.body();
        view.html = letter.html();
        view.calendar = letter.calendar();
        return view;
    }

    static MessageView skipped(MessageKind kind, Regarding about, SkipReason reason) {
        MessageView view = new MessageView(kind, about, MessageStatus.SKIPPED);
        view.reason = reason.code();
        return view;
    }

    QueuedMessage toSend() {
        return new QueuedMessage(
                key.id(),
                MessageKind.ofCode(kind),
                createdAt,
                new Letter(recipient, Language.of(language), subject, body, html, calendar));
    }
}
