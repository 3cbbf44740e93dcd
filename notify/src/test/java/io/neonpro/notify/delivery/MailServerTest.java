package io.neonpro.notify.delivery;

import static io.neonpro.notify.ScriptedMailServer.GREETING;
import static io.neonpro.notify.ScriptedMailServer.SILENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.neonpro.notify.Language;
import io.neonpro.notify.ScriptedMailServer;
import io.neonpro.notify.delivery.Answer.Accepted;
import io.neonpro.notify.delivery.Answer.Refused;
import io.neonpro.notify.delivery.Answer.Unclear;
import io.neonpro.notify.delivery.Answer.Unreachable;
import io.neonpro.notify.letter.Letter;
import io.neonpro.notify.letter.MailSettings;
import io.neonpro.notify.message.MessageKind;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a reply means for the message is told by what was replied to. */
class MailServerTest {

    private static final String WITHOUT_PIPELINING = "250-here\r\n250 AUTH PLAIN";

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    /** As {@code neonpro.delivery.at-once} has it. */
    private static final int AT_ONCE = 10;

    private final Vertx vertx = Vertx.vertx();
    private final ScriptedMailServer script = ScriptedMailServer.at(0);
    private final MailServer server = server(script.port(), "1m");
    /** Not the same, as the mail client may forget who wants a connection while its last one closes; then that ends in time. */
    private final MailServer another = server(script.port(), "1m");

    private final MailServer impatient = server(script.port(), "5s");

    @AfterEach
    void close() {
        server.close();
        another.close();
        impatient.close();
        script.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void whatNothingIsSaidAgainstIsTaken() {
        assertThat(send()).isEqualTo(new Accepted());
        assertThat(send()).isEqualTo(new Accepted());
    }

    /** So it is with all messages, and the message waits. */
    @ParameterizedTest
    @CsvSource({
        "greeting, 554 No SMTP service here",
        "greeting, 421 too busy",
        "EHLO, 550 not you",
        "AUTH, 454 Temporary authentication failure",
        "AUTH, 535 wrong password",
        "MAIL, 550 no such sender",
        "MAIL, 553 not from here",
        "MAIL, 451 not now",
        "RCPT, 454 TLS is needed",
        "RCPT, 530 sign in",
        "DATA, 421 going down",
        ". , 421 going down"
    })
    void whatIsSaidOfUsIsNotSaidOfTheMessage(String command, String reply) {
        script.saying("HELO", "550 not you").saying(command, reply);

        assertThat(send()).isInstanceOf(Unreachable.class);

        script.saying("EHLO", command.equals("EHLO") ? reply : WITHOUT_PIPELINING);
        assertThat(answer(another)).isInstanceOf(Unreachable.class);
    }

    @ParameterizedTest
    @CsvSource({
        "RCPT, 550 no such mailbox, address-refused, true",
        "RCPT, 452 full, mailbox-busy, false",
        "RCPT, 471 odd, message-refused, false",
        "DATA, 554 unwanted, message-refused, true",
        "DATA, 451 not now, mailbox-busy, false",
        ". , 554 looks bad, message-refused, true",
        ". , 452 full, mailbox-busy, false"
    })
    void whatIsSaidOfTheMessageIsItsOwn(String command, String reply, String reason, boolean isFinal) {
        script.saying(command, reply);

        assertThat(send()).isEqualTo(new Refused(reason, isFinal));

        script.saying("EHLO", WITHOUT_PIPELINING);
        assertThat(answer(another)).isEqualTo(new Refused(reason, isFinal));
    }

    @Test
    void whoSaysNothingBeforeItHasTheMessageDoesNotHaveIt() {
        script.saying("RCPT", SILENCE);

        assertThat(answer(impatient)).isInstanceOf(Unreachable.class);
    }

    @Test
    void whoSaysNothingOfAMessageMayHaveIt() {
        script.saying(ScriptedMailServer.END, SILENCE);

        assertThat(answer(impatient)).isInstanceOf(Unclear.class);
    }

    @Test
    void lettersAreSentWhileAllMessagesWait() {
        script.saying(GREETING, SILENCE);
        List<CompletableFuture<Answer>> waiting = Stream.generate(
                        () -> begin(server).subscribeAsCompletionStage())
                .limit(AT_ONCE)
                .toList();
        await().atMost(PATIENCE).until(() -> script.greeted() == AT_ONCE);
        script.saying(GREETING, "220 here");

        server.sendAtOnce(UUID.randomUUID(), "bia@example.com", "Subject", "Text", PATIENCE)
                .await()
                .atMost(PATIENCE);

        assertThat(waiting).noneMatch(CompletableFuture::isDone);
    }

    private Answer send() {
        return answer(server);
    }

    private static Answer answer(MailServer server) {
        return begin(server).await().atMost(PATIENCE);
    }

    private static Uni<Answer> begin(MailServer server) {
        Letter letter =
                new Letter("ana@example.com", Language.ENGLISH, "Subject", "Text", "<p>Text", "BEGIN:VCALENDAR");
        return server.send(UUID.randomUUID(), MessageKind.CONFIRMATION, letter);
    }

    private MailServer server(int port, String answerWithin) {
        SmallRyeConfig config = new SmallRyeConfigBuilder()
                .withConverter(Duration.class, 200, new DurationConverter())
                .withMapping(SmtpSettings.class)
                .withMapping(MailSettings.class)
                .withMapping(DeliverySettings.class)
                .withSources(new PropertiesConfigSource(settings(port, answerWithin), "settings", 100))
                .build();
        return new MailServer(
                vertx,
                config.getConfigMapping(SmtpSettings.class),
                config.getConfigMapping(MailSettings.class),
                config.getConfigMapping(DeliverySettings.class));
    }

    private static Map<String, String> settings(int port, String answerWithin) {
        return Map.of(
                "neonpro.smtp.host",
                "127.0.0.1",
                "neonpro.smtp.port",
                Integer.toString(port),
                "neonpro.smtp.username",
                "notify",
                "neonpro.smtp.password",
                "secret",
                "neonpro.mail.domain",
                "neonpro.local",
                "neonpro.mail.from",
                "no-reply@neonpro.local",
                "neonpro.delivery.answer-within",
                answerWithin);
    }
}
