package io.neonpro.notify.delivery;

import io.neonpro.notify.message.Letter;
import io.neonpro.notify.message.QueuedMessage;
import io.quarkus.mailer.Mail;
import io.quarkus.mailer.reactive.ReactiveMailer;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;

/** The mail server, as it takes messages. */
@ApplicationScoped
class MailServer {

    private final ReactiveMailer mailer;
    private final MailSettings mail;
    private final DeliverySettings settings;

    MailServer(ReactiveMailer mailer, MailSettings mail, DeliverySettings settings) {
        this.mailer = mailer;
        this.mail = mail;
        this.settings = settings;
    }

    /** Never fails; without an answer in time it counts as unreachable. */
    Uni<Answer> send(QueuedMessage message) {
        Context context = Vertx.currentContext();
        return Uni.createFrom()
                .deferred(() -> mailer.send(mail(message)))
                .ifNoItem()
                .after(settings.sendTimeout())
                .fail()
                .<Answer>replaceWith(new Answer.Accepted())
                .onFailure()
                .recoverWithItem(Answer::of)
                // whoever it was that told us, the caller goes on where it was
                .emitOn(task -> context.runOnContext(now -> task.run()));
    }

    private Mail mail(QueuedMessage message) {
        Letter letter = message.letter();
        return Mail.withText(letter.recipient(), letter.subject(), letter.body())
                .setHtml(letter.html())
                .addHeader("Message-ID", "<%s@%s>".formatted(message.id(), mail.domain()))
                .addHeader("Auto-Submitted", "auto-generated")
                .addHeader("Content-Language", letter.language().tag())
                .addAttachment(
                        "appointment.ics",
                        letter.calendar().getBytes(StandardCharsets.UTF_8),
                        "text/calendar; charset=utf-8; method="
                                + message.kind().calendarMethod().name());
    }
}
