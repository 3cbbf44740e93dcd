package io.neonpro.notify.delivery;

import io.neonpro.kernel.data.CurrentTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Empties the {@link DeliveryQueue}, round by round: when a transaction has added to it, when something is due, and now and
 * then for what other instances left. One event loop runs all of it, so its state needs no lock.
 */
@ApplicationScoped
public class Deliveries {

    private static final Logger LOG = Logger.getLogger(Deliveries.class);

    private final DeliveryQueue queue;
    private final Courier courier;
    private final DeliverySettings settings;
    private final Vertx vertx;
    private final Context context;
    private final CompletableFuture<Void> drained = new CompletableFuture<>();
    private final Runnable waking = this::wake;
    private long timer = -1;
    private boolean isRunning;
    private boolean isWokenAgain;
    private boolean isStopping;

    Deliveries(DeliveryQueue queue, Courier courier, DeliverySettings settings, Vertx vertx) {
        this.queue = queue;
        this.courier = courier;
        this.settings = settings;
        this.vertx = vertx;
        this.context = vertx.getOrCreateContext();
    }

    void start(@Observes StartupEvent event) {
        wake();
    }

    /** Lets the messages that are under way arrive; the others wait in the queue. */
    void stop(@Observes ShutdownEvent event) {
        context.runOnContext(now -> {
            isStopping = true;
            vertx.cancelTimer(timer);
            if (!isRunning) {
                drained.complete(null);
            }
        });
        drained.completeOnTimeout(null, settings.sendTimeout().toMillis(), TimeUnit.MILLISECONDS)
                .join();
    }

    /** In the transaction that the message is written in, which wakes this once it is committed. */
    public Uni<Void> add(UUID messageId, UUID appointmentId) {
        return queue.add(messageId, appointmentId).invoke(() -> CurrentTransaction.afterCommit(waking));
    }

    /** Looks for messages, now or as soon as the current round has ended. */
    private void wake() {
        context.runOnContext(now -> {
            isWokenAgain = true;
            if (!isRunning && !isStopping) {
                isRunning = true;
                run();
            }
        });
    }

    private void run() {
        isWokenAgain = false;
        vertx.cancelTimer(timer);
        round().ifNoItem()
                .after(settings.lease())
                .fail()
                .emitOn(task -> context.runOnContext(now -> task.run()))
                .subscribe()
                .with(this::ended, this::failed);
    }

    /** How long until another round is worth while. */
    private Uni<Duration> round() {
        return queue.take()
                .flatMap(taken -> taken.deliveries().isEmpty()
                        ? Uni.createFrom().item(taken.next().orElse(settings.pollInterval()))
                        : deliverAll(taken.deliveries())
                                .map(reached -> reached ? Duration.ZERO : settings.unreachableRetryAfter()));
    }

    /** Whether the mail server could be reached each time. */
    private Uni<Boolean> deliverAll(List<Delivery> taken) {
        return Multi.createFrom()
                .iterable(taken)
                .onItem()
                .transformToUni(delivery ->
                        courier.deliver(delivery).onFailure().recoverWithItem(failure -> stuck(delivery, failure)))
                .merge(settings.batchSize())
                .collect()
                .with(Collectors.reducing(true, Boolean::logicalAnd));
    }

    /** Its lease brings it back. */
    private static boolean stuck(Delivery delivery, Throwable failure) {
        LOG.warnf("Message %s waits: %s", delivery.message(), failure.getMessage());
        return false;
    }

    private void ended(Duration pause) {
        if ((pause.isZero() || isWokenAgain) && !isStopping) {
            run();
        } else {
            rest(pause);
        }
    }

    private void failed(Throwable failure) {
        LOG.warnf("Messages wait: %s", failure.getMessage());
        rest(settings.unreachableRetryAfter());
    }

    private void rest(Duration pause) {
        isRunning = false;
        if (isStopping) {
            drained.complete(null);
        } else {
            long longest = settings.pollInterval().toMillis();
            timer = vertx.setTimer(Math.clamp(pause.toMillis(), 1, longest), tick -> wake());
        }
    }
}
