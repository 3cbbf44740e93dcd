package io.neonpro.notify.delivery;

import io.micrometer.core.instrument.MeterRegistry;
import io.neonpro.kernel.data.Transactions;
import io.neonpro.kernel.tenancy.Tenancy;
import io.neonpro.kernel.tenancy.TenantContext;
import io.neonpro.notify.delivery.Answer.Accepted;
import io.neonpro.notify.delivery.Answer.Refused;
import io.neonpro.notify.delivery.Answer.Unreachable;
import io.neonpro.notify.message.Messages;
import io.neonpro.notify.message.QueuedMessage;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import org.jboss.logging.Logger;

/**
 * Brings one message to the mail server and writes down what became of it. Between the two it may
 * die; then the message is sent again, with the same Message-ID.
 */
@ApplicationScoped
class Courier {

    private static final Logger LOG = Logger.getLogger(Courier.class);
    private static final Duration LONGEST_RETRY_AFTER = Duration.ofHours(1);
    private static final int BACK_OFF = 4;

    private final Messages messages;
    private final DeliveryQueue queue;
    private final MailServer server;
    private final DeliverySettings settings;
    private final MeterRegistry metrics;

    Courier(
            Messages messages,
            DeliveryQueue queue,
            MailServer server,
            DeliverySettings settings,
            MeterRegistry metrics) {
        this.messages = messages;
        this.queue = queue;
        this.server = server;
        this.settings = settings;
        this.metrics = metrics;
    }

    /**
     * @return whether the mail server could be reached
     */
    Uni<Boolean> deliver(Delivery delivery) {
        return Tenancy.runAs(
                TenantContext.ofEvent(delivery.tenant()),
                () -> Transactions.ofStatements(() -> messages.queued(delivery.message()))
                        .flatMap(message ->
                                message.map(queued -> send(delivery, queued)).orElseGet(() -> drop(delivery))));
    }

    private Uni<Boolean> send(Delivery delivery, QueuedMessage message) {
        return server.send(message)
                .call(answer -> Transactions.ofStatements(() -> conclude(delivery, message, answer)))
                .map(answer -> !(answer instanceof Unreachable));
    }

    /** Meanwhile it need not be sent any more. */
    private Uni<Boolean> drop(Delivery delivery) {
        return Transactions.ofStatements(
                        () -> messages.dismiss(delivery.message()).chain(() -> queue.remove(delivery)))
                .replaceWith(true);
    }

    private Uni<Void> conclude(Delivery delivery, QueuedMessage message, Answer answer) {
        return switch (answer) {
            case Accepted accepted -> messages.sent(message.id()).chain(() -> queue.remove(delivery));
            case Refused(String reasonCode, boolean isFinal) ->
                isFinal || delivery.attempts() >= settings.maxAttempts()
                        ? fail(delivery, reasonCode)
                        : retry(delivery, delivery.attempts(), backOff(delivery.attempts()));
            case Unreachable(String reason) -> {
                LOG.debugf("Message %s waits for the mail server: %s", message.id(), reason);
                yield message.createdAt().plus(settings.giveUpAfter()).isBefore(Instant.now())
                        ? fail(delivery, "server-unreachable")
                        : retry(delivery, delivery.attempts() - 1, settings.unreachableRetryAfter());
            }
        };
    }

    private Uni<Void> fail(Delivery delivery, String reasonCode) {
        return messages.failed(delivery.message(), reasonCode).chain(() -> queue.remove(delivery));
    }

    private Uni<Void> retry(Delivery delivery, int attempts, Duration delay) {
        metrics.counter("neonpro.messages", "outcome", "retried").increment();
        return queue.postpone(delivery, attempts, delay);
    }

    private Duration backOff(int attempts) {
        Duration delay = settings.firstRetryAfter();
        for (int i = 1; i < attempts && delay.compareTo(LONGEST_RETRY_AFTER) < 0; i++) {
            delay = delay.multipliedBy(BACK_OFF);
        }
        return delay.compareTo(LONGEST_RETRY_AFTER) < 0 ? delay : LONGEST_RETRY_AFTER;
    }
}
