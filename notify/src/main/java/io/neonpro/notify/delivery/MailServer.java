package io.neonpro.notify.delivery;

import io.neonpro.kernel.context.CallerContext;
import io.neonpro.kernel.web.problem.ProblemException;
import io.neonpro.notify.letter.Letter;
import io.neonpro.notify.letter.MailSettings;
import io.neonpro.notify.message.MessageKind;
import io.smallrye.mutiny.Uni;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.mail.MailAttachment;
import io.vertx.ext.mail.MailClient;
import io.vertx.ext.mail.MailConfig;
import io.vertx.ext.mail.MailMessage;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/**
 * The mail server, as it takes messages, and letters over connections of their own, so that neither holds up the other. Whatever is
 * begun ends: a connection that is silent for too long is closed. There are as many as messages are sent at once, so that none waits
 * for one unseen; a letter that waits for one does so within its time, and is not sent any more when that is over.
 */
@ApplicationScoped
public class MailServer {

    private static final Duration CONNECT_WITHIN = Duration.ofSeconds(5);
    private static final String NOT_NOW = "not-now";

    private final MailClient messages;
    private final MailClient letters;
    private final MailSettings mail;
    private final Duration sendWithin;

    MailServer(Vertx vertx, SmtpSettings smtp, MailSettings mail, DeliverySettings delivery) {
        this.messages = MailClient.create(vertx, configuration(smtp, mail, delivery));
        this.letters = MailClient.create(vertx, configuration(smtp, mail, delivery));
        this.mail = mail;
        this.sendWithin = delivery.sendWithin();
    }

    private static MailConfig configuration(SmtpSettings smtp, MailSettings mail, DeliverySettings delivery) {
        MailConfig configuration = new MailConfig(smtp.host(), smtp.port())
                .setOwnHostname(mail.domain())
                .setSsl(smtp.ssl())
                .setStarttls(smtp.startTls())
                .setMaxPoolSize(delivery.atOnce())
                .setConnectTimeout((int) CONNECT_WITHIN.toMillis())
                .setIdleTimeout((int) delivery.answerWithin().toMillis())
                .setIdleTimeoutUnit(TimeUnit.MILLISECONDS);
        smtp.username().ifPresent(configuration::setUsername);
        smtp.password().ifPresent(configuration::setPassword);
        return configuration;
    }

    /** Never fails. */
    Uni<Answer> send(UUID id, MessageKind kind, Letter letter) {
        var calendar = new Handover(Buffer.buffer(letter.calendar()));
        return send(messages, mail(id, kind, letter, calendar), calendar, sendWithin);
    }

    /**
     * Sends what nobody keeps.
     *
     * @param text with {@code \n} between lines
     * @param within what time there is an answer, whatever it is
     * @return when the server has it; fails with 503 when it cannot be reached, with 422 when it does not want it, or not in time or
     *     for now ({@code not-now}), or may have it ({@code unanswered})
     */
    public Uni<Void> sendAtOnce(UUID id, String recipient, String subject, String text, Duration within) {
        var body = new Handover(Buffer.buffer(text.replace("\n", "\r\n")));
        return send(letters, mail(id, recipient, subject, body), body, within).chain(MailServer::requireAccepted);
    }

    private static Uni<Answer> send(MailClient client, MailMessage mail, Handover last, Duration within) {
        return CallerContext.keep(Uni.createFrom()
                .completionStage(() -> client.sendMail(mail).toCompletionStage())
                .ifNoItem()
                .after(within)
                .fail()
                .<Answer>replaceWith(new Answer.Accepted())
                .onFailure()
                .recoverWithItem(failure -> Answer.of(failure, !last.withdraw())));
    }

    private static Uni<Void> requireAccepted(Answer answer) {
        return switch (answer) {
            case Answer.Accepted accepted -> Uni.createFrom().voidItem();
            case Answer.Refused(String reasonCode, boolean isFinal) ->
                refused(isFinal ? reasonCode : NOT_NOW, "The mail server does not want it.");
            case Answer.Slow slow -> refused(NOT_NOW, "The mail server does not take it in time.");
            case Answer.Unclear unclear -> refused("unanswered", "The mail server may have it.");
            case Answer.Unreachable unreachable ->
                Uni.createFrom().failure(ProblemException.unavailable("The mail server cannot be reached."));
        };
    }

    private static Uni<Void> refused(String code, String detail) {
        return Uni.createFrom().failure(ProblemException.unprocessable(code, detail));
    }

    private MultiMap headers(UUID id) {
        return MultiMap.caseInsensitiveMultiMap()
                .add("Message-ID", "<%s@%s>".formatted(id, mail.domain()))
                .add("Auto-Submitted", "auto-generated");
    }

    /** Its text is the last part, and the only one. */
    private MailMessage mail(UUID id, String recipient, String subject, Handover text) {
        return new MailMessage()
                .setFrom("NeonPro <%s>".formatted(mail.from()))
                .setTo(recipient)
                .setSubject(subject)
                .setHeaders(headers(id))
                .setAttachment(MailAttachment.create()
                        .setContentType("text/plain; charset=utf-8")
                        .setDisposition("inline")
                        .setStream(text)
                        .setSize(text.size()));
    }

    private MailMessage mail(UUID id, MessageKind kind, Letter letter, Handover calendar) {
        return new MailMessage()
                .setFrom("NeonPro <%s>".formatted(mail.from()))
                .setTo(letter.recipient())
                .setSubject(letter.subject())
                .setText(letter.body())
                .setHtml(letter.html())
                .setHeaders(
                        headers(id).add("Content-Language", letter.language().tag()))
                .setAttachment(MailAttachment.create()
                        .setName("appointment.ics")
                        .setContentType("text/calendar; charset=utf-8; method="
                                + kind.calendarMethod().name())
                        .setStream(calendar)
                        .setSize(calendar.size()));
    }

    @PreDestroy
    void close() {
        messages.close();
        letters.close();
    }
}
