package io.neonpro.kernel.event;

import io.micrometer.core.instrument.MeterRegistry;
import io.neonpro.kernel.tenancy.Tenancy;
import io.neonpro.kernel.tenancy.TenantContext;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.function.Function;
import org.eclipse.microprofile.reactive.messaging.Message;

/**
 * Lets an event from another service have its effect exactly once, for the event's own tenant: its
 * id and its effects are stored in one transaction (idempotent consumer).
 */
@ApplicationScoped
public class Inbox {

    private static final String INSERT =
            "insert into inbox (tenant_id, event_id) values (?1, ?2) on conflict do nothing";

    private static final Duration FIRST_RETRY_AFTER = Duration.ofMillis(50);
    private static final Duration LAST_RETRY_AFTER = Duration.ofSeconds(1);
    private static final int MAX_RETRIES = 6;

    private final EventCodec codec;
    private final MeterRegistry metrics;

    Inbox(EventCodec codec, MeterRegistry metrics) {
        this.codec = codec;
        this.metrics = metrics;
    }

    /**
     * Lets an event have its effect, then acknowledges it. What fails is tried again at once a few
     * times, as its cause is mostly brief: a restarting database, an event of another topic that it
     * refers to and that is still on its way. What fails for longer is delivered again later, by
     * the channel's failure strategy.
     *
     * @param message from Kafka, a CloudEvent in binary mode
     * @param known events that this consumer understands; it skips all others
     * @param effect of the event, within the transaction
     */
    public Uni<Void> receive(
            Message<String> message, EventFamily known, Function<Object, Uni<?>> effect) {
        Context context = Vertx.currentContext();
        return Uni.createFrom()
                .deferred(() -> take(message, known, effect))
                .runSubscriptionOn(task -> context.runOnContext(now -> task.run()))
                .onFailure()
                .retry()
                .withBackOff(FIRST_RETRY_AFTER, LAST_RETRY_AFTER)
                .atMost(MAX_RETRIES)
                .chain(() -> Uni.createFrom().completionStage(message.ack()))
                .onFailure()
                .recoverWithUni(failure -> Uni.createFrom().completionStage(message.nack(failure)));
    }

    private Uni<Void> take(
            Message<String> message, EventFamily known, Function<Object, Uni<?>> effect) {
        IncomingEvent event = IncomingEvent.of(message);
        return known.find(event.name().name())
                .map(type -> take(event, type, message.getPayload(), effect))
                .orElseGet(() -> Uni.createFrom().voidItem());
    }

    private Uni<Void> take(
            IncomingEvent event, Class<?> type, String data, Function<Object, Uni<?>> effect) {
        Object content = codec.read(event.name(), type, codec.parse(data));
        return Tenancy.runAs(
                TenantContext.ofEvent(event.tenant()),
                () -> {
                    EventMetadata.causedBy(event.id().toString());
                    return Panache.withTransaction(() -> once(event, content, effect));
                });
    }

    private Uni<Void> once(IncomingEvent event, Object content, Function<Object, Uni<?>> effect) {
        return Panache.getSession()
                .flatMap(
                        session ->
                                session.createNativeQuery(INSERT)
                                        .setParameter(1, event.tenant())
                                        .setParameter(2, event.id())
                                        .executeUpdate())
                .flatMap(
                        inserted -> {
                            boolean isNew = inserted == 1;
                            count(event, isNew);
                            return isNew
                                    ? effect.apply(content).replaceWithVoid()
                                    : Uni.createFrom().voidItem();
                        });
    }

    private void count(IncomingEvent event, boolean isNew) {
        metrics.counter(
                        "neonpro.inbox.events",
                        "type",
                        event.name().toString(),
                        "outcome",
                        isNew ? "applied" : "duplicate")
                .increment();
    }
}
