package io.neonpro.kernel.event;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.neonpro.kernel.data.TenantStatement;
import io.neonpro.kernel.data.Transactions;
import io.neonpro.kernel.tenancy.Tenancy;
import io.neonpro.kernel.tenancy.TenantContext;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Metadata;

/**
 * Lets an event from another service have its effect exactly once, for the event's own tenant: its
 * id and its effects are stored in one transaction (idempotent consumer).
 */
@ApplicationScoped
public class Inbox {

    private static final TenantStatement INSERT = new TenantStatement("""
                    insert into inbox (tenant_id, event_id) values ($1, $2)
                    on conflict do nothing
                    """);

    private static final String DEAD_LETTER_TOPIC = "mp.messaging.connector.smallrye-kafka.dead-letter-queue.topic";

    private static final Duration FIRST_RETRY_AFTER = Duration.ofMillis(50);
    private static final Duration LAST_RETRY_AFTER = Duration.ofSeconds(1);
    private static final int MAX_RETRIES = 6;

    private final EventCodec codec;
    private final MeterRegistry metrics;
    private final Counter failures;
    private final Metadata toDeadLetters;

    Inbox(EventCodec codec, MeterRegistry metrics, @ConfigProperty(name = DEAD_LETTER_TOPIC) String deadLetterTopic) {
        this.codec = codec;
        this.metrics = metrics;
        this.failures = metrics.counter("neonpro.inbox.failures");
        this.toDeadLetters = Metadata.of(
                OutgoingKafkaRecordMetadata.builder().withTopic(deadLetterTopic).build());
    }

    /**
     * Lets an event have its effect, then acknowledges it. What fails is tried again at once a few
     * times, as its cause is mostly brief: a restarting database, an event of another topic that it
     * refers to and that is still on its way. What fails for longer is delivered again later, by
     * the channel's failure strategy. What cannot be read is a dead letter at once; an event of a
     * newer version is not, as an instance of the new release can read it.
     *
     * @param message from Kafka, a CloudEvent in binary mode
     * @param known events that this consumer understands; it skips all others
     * @param effect of the event, within the transaction
     */
    public Uni<Void> receive(Message<String> message, EventFamily known, Function<Object, Uni<?>> effect) {
        return receive(message, known, (event, time) -> effect.apply(event));
    }

    /**
     * The same, for an effect that depends on when the event happened, however late it is heard of.
     *
     * @param effect of the event and its time, within the transaction
     */
    public Uni<Void> receive(Message<String> message, EventFamily known, BiFunction<Object, Instant, Uni<?>> effect) {
        return Uni.createFrom()
                .item(() -> read(message, known))
                .flatMap(delivery -> delivery.map(event -> takePatiently(event, effect))
                        .orElseGet(() -> Uni.createFrom().voidItem()))
                .chain(() -> Uni.createFrom().completionStage(message.ack()))
                .onFailure()
                .recoverWithUni(failure -> refuse(message, failure));
    }

    /** Empty for an event that this consumer does not understand. */
    private Optional<Delivery> read(Message<String> message, EventFamily known) {
        try {
            IncomingEvent event = IncomingEvent.of(message);
            return known.find(event.name().name())
                    .map(type -> codec.read(event.name(), type, codec.parse(message.getPayload())))
                    .map(content -> new Delivery(event, content));
        } catch (UnknownEvent newer) {
            throw newer;
        } catch (RuntimeException malformed) {
            throw new UnreadableEvent(malformed);
        }
    }

    private Uni<Void> takePatiently(Delivery delivery, BiFunction<Object, Instant, Uni<?>> effect) {
        Context context = Vertx.currentContext();
        return Uni.createFrom()
                .deferred(() -> take(delivery, effect))
                .runSubscriptionOn(task -> context.runOnContext(now -> task.run()))
                .onFailure()
                .retry()
                .withBackOff(FIRST_RETRY_AFTER, LAST_RETRY_AFTER)
                .atMost(MAX_RETRIES)
                .invoke(isNew -> count(delivery.event(), isNew))
                .replaceWithVoid();
    }

    private Uni<Boolean> take(Delivery delivery, BiFunction<Object, Instant, Uni<?>> effect) {
        IncomingEvent event = delivery.event();
        return Tenancy.runAs(TenantContext.ofEvent(event.tenant()), () -> {
            event.asCause().bind();
            return Transactions.ofStatements(() -> once(delivery, effect));
        });
    }

    /** Whether the event was new, and so had its effect. */
    private static Uni<Boolean> once(Delivery delivery, BiFunction<Object, Instant, Uni<?>> effect) {
        return INSERT.run(delivery.event().id())
                .flatMap(inserted -> inserted == 1
                        ? effect.apply(delivery.content(), delivery.event().time())
                                .replaceWith(true)
                        : Uni.createFrom().item(false));
    }

    private Uni<Void> refuse(Message<String> message, Throwable failure) {
        failures.increment();
        return Uni.createFrom()
                .completionStage(
                        failure instanceof UnreadableEvent
                                ? message.nack(failure, toDeadLetters)
                                : message.nack(failure));
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

    /** An event and the record that its data was read into. */
    private record Delivery(IncomingEvent event, Object content) {}
}
