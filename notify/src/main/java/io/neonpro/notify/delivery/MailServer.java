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
 * The mail server, as it takes messages. Whatever is begun ends: a connection that is silent for too long is closed, and
 * there are as many of them as messages are sent at once, so that none waits for one unseen.
 */
@ApplicationScoped
public class MailServer {

    private static final Duration CONNECT_WITHIN = Duration.ofSeconds(5);

    private final MailClient client;
    private final MailSettings mail;
    private final Duration sendWithin;

    MailServer(Vertx vertx, SmtpSettings smtp, MailSettings mail, DeliverySettings delivery) {
        this.client = MailClient.create(vertx, configuration(smtp, mail, delivery));
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
        return CallerContext.keep(Uni.createFrom()
                .completionStage(
                        () -> client.sendMail(mail(id, kind, letter, calendar)).toCompletionStage())
                .ifNoItem()
                .after(sendWithin)
                .fail()
                .<Answer>replaceWith(new Answer.Accepted())
                .onFailure()
                .recoverWithItem(failure -> Answer.of(failure, !calendar.withdraw())));
    }

    /**
     * Sends what nobody keeps.
     *
     * @return when the server has it; fails with 422 when it does not want it, with 503 when it may want it later or may have it
     */
    public Uni<Void> sendAtOnce(UUID id, String recipient, String subject, String text) {
        MailMessage mail = new MailMessage()
                .setFrom("NeonPro <%s>".formatted(this.mail.from()))
                .setTo(recipient)
                .setSubject(subject)
                .setText(text)
                .setHeaders(headers(id));
        return CallerContext.keep(Uni.createFrom()
                .completionStage(() -> client.sendMail(mail).toCompletionStage())
                .ifNoItem()
                .after(sendWithin)
                .fail()
                .replaceWithVoid()
                .onFailure()
                .transform(failure -> refusal(Answer.of(failure, true))));
    }

    private static ProblemException refusal(Answer answer) {
        return answer instanceof Answer.Refused(String reasonCode, boolean isFinal) && isFinal
                ? ProblemException.unprocessable(reasonCode, "The mail server does not want it.")
                : ProblemException.unavailable("The mail server does not take it right now.");
    }

    private MultiMap headers(UUID id) {
        return MultiMap.caseInsensitiveMultiMap()
                .add("Message-ID", "<%s@%s>".formatted(id, mail.domain()))
                .add("Auto-Submitted", "auto-generated");
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
        client.close();
    }
}
