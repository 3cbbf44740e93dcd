package io.neonpro.notify.delivery;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Empties the {@link DeliveryQueue}, round by round. One event loop runs all of it, so its state
 * needs no lock.
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
    private long timer;
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
        timer = vertx.setPeriodic(settings.pollInterval().toMillis(), tick -> wake());
    }

    /** Lets the messages that are under way arrive; the others wait in the queue. */
    void stop(@Observes ShutdownEvent event) {
        vertx.cancelTimer(timer);
        context.runOnContext(now -> {
            isStopping = true;
            if (!isRunning) {
                drained.complete(null);
            }
        });
        drained.completeOnTimeout(null, settings.sendTimeout().toMillis(), TimeUnit.MILLISECONDS)
                .join();
    }

    /** Looks for messages, now or as soon as the current round has ended. */
    public void wake() {
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
        round().ifNoItem()
                .after(settings.lease())
                .fail()
                .emitOn(task -> context.runOnContext(now -> task.run()))
                .subscribe()
                .with(this::ended, this::failed);
    }

    /** Whether another round is worth while at once. */
    private Uni<Boolean> round() {
        return queue.take().flatMap(taken -> deliverAll(taken).map(reached -> reached && !taken.isEmpty()));
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

    private void ended(boolean mayHaveMore) {
        if ((mayHaveMore || isWokenAgain) && !isStopping) {
            run();
        } else {
            rest();
        }
    }

    /** The timer tries again. */
    private void failed(Throwable failure) {
        LOG.warnf("Messages wait: %s", failure.getMessage());
        rest();
    }

    private void rest() {
        isRunning = false;
        if (isStopping) {
            drained.complete(null);
        }
    }
}
