package io.neonpro.kernel.event;

import io.neonpro.kernel.end.Ends;
import io.neonpro.kernel.end.Stage;
import io.neonpro.kernel.event.PartitionWork.Batch;
import io.neonpro.kernel.start.Settled;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.jboss.logging.Logger;

/**
 * Hears the topics of all services that this one has a {@link Listener} for, by one consumer: a thread that asks Kafka,
 * whatever becomes of the events meanwhile, so that no group ever takes it for dead. Should the consumer break, it is made
 * anew.
 */
@ApplicationScoped
@RegisterForReflection(targets = CooperativeStickyAssignor.class)
class EventConsumer implements Ends {

    private static final Logger LOG = Logger.getLogger(EventConsumer.class);

    /** Longer than it takes to notice that Postgres is away; with what is told Kafka then, no longer than the stage. */
    private static final Duration ENDING = Duration.ofSeconds(6);

    private static final int MAX_RECORDS = 200;
    private static final int MAX_FETCHED_BYTES = 4 << 20;

    /** One transaction of so many is hardly longer than one, and little is lost when one of them fails. */
    private static final int MAX_TOGETHER = 16;

    private final Listeners listeners;
    private final Inbox inbox;
    private final EventSender sender;
    private final InboxSettings settings;
    private final InboxMetrics metrics;
    private final Vertx vertx;
    private final PartitionWork.Effects effects = new PartitionWork.Effects() {

        @Override
        public Uni<Void> of(ConsumerRecord<String, String> record) {
            return receive(record);
        }

        @Override
        public Optional<Batch> together(Collection<ConsumerRecord<String, String>> waiting) {
            return EventConsumer.this.together(waiting);
        }
    };
    private final ConsumerThread thread;
    private volatile Optional<Subscription> subscription = Optional.empty();

    EventConsumer(
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            Listeners listeners,
            Inbox inbox,
            EventSender sender,
            InboxSettings settings,
            InboxMetrics metrics,
            Vertx vertx) {
        this.listeners = listeners;
        this.inbox = inbox;
        this.sender = sender;
        this.settings = settings;
        this.metrics = metrics;
        this.vertx = vertx;
        this.thread = new ConsumerThread("events", configuration(kafka, settings), this::hear);
    }

    void start(@Observes Settled event) {
        if (!listeners.topics().isEmpty()) {
            thread.start();
        }
    }

    @Override
    public Stage stage() {
        return Stage.WORK;
    }

    /** Lets the events whose turn it is have their effect; what follows them another instance hears, or this one later. */
    @Override
    public CompletableFuture<Void> end() {
        return thread.stop(() -> subscription.ifPresent(Subscription::stop));
    }

    /** What it does right now; empty while it is being made. */
    Optional<Subscription> subscription() {
        return subscription;
    }

    private void hear(Consumer<String, String> consumer) {
        var subscribed = new Subscription(consumer, this::work, ENDING);
        subscription = Optional.of(subscribed);
        if (thread.isStopping()) {
            subscribed.stop();
        }
        subscribed.run(listeners.topics());
    }

    private PartitionWork work(Runnable cameToRest) {
        var context = VertxContext.createNewDuplicatedContext(vertx.getOrCreateContext());
        return new PartitionWork(vertx, new EventLoop(context), effects, cameToRest);
    }

    /** The first records, as far as they are of one tenant and of listeners that take several together. */
    private Optional<Batch> together(Collection<ConsumerRecord<String, String>> waiting) {
        Listener listener = listeners.ofTopic(waiting.iterator().next().topic());
        List<IncomingEvent> events = new ArrayList<>();
        int size = 0;
        for (ConsumerRecord<String, String> record : waiting) {
            boolean isSkipped = IncomingEvent.isOfAnotherKind(record, listener.known());
            Optional<IncomingEvent> event = isSkipped ? Optional.empty() : quick(listener, record);
            boolean goesAlong = isSkipped
                    || event.filter(one -> isOfTheTenantOf(events, one)).isPresent();
            if (!goesAlong || size == MAX_TOGETHER) {
                break;
            }
            event.ifPresent(events::add);
            size++;
        }
        return events.size() < 2
                ? Optional.empty()
                : Optional.of(new Batch(size, () -> inbox.receiveTogether(listener, events)));
    }

    private static boolean isOfTheTenantOf(List<IncomingEvent> events, IncomingEvent one) {
        return events.isEmpty() || one.tenant().equals(events.getFirst().tenant());
    }

    /** Empty for what is to be looked at by itself. */
    private static Optional<IncomingEvent> quick(Listener listener, ConsumerRecord<String, String> record) {
        if (Repetition.is(record)) {
            return Optional.empty();
        }
        try {
            return Optional.of(IncomingEvent.of(record)).filter(event -> listener.isQuick(event.name()));
        } catch (RuntimeException malformed) {
            return Optional.empty();
        }
    }

    private Uni<Void> receive(ConsumerRecord<String, String> record) {
        Listener listener = listeners.ofTopic(record.topic());
        return IncomingEvent.isOfAnotherKind(record, listener.known())
                ? Uni.createFrom().voidItem()
                : receive(listener, record);
    }

    private Uni<Void> receive(Listener listener, ConsumerRecord<String, String> record) {
        IncomingEvent event;
        try {
            event = IncomingEvent.of(record);
        } catch (RuntimeException malformed) {
            metrics.failed();
            return sender.sendDeadLetter(record, malformed.getMessage());
        }
        return Repetition.is(record) ? inbox.receiveAgain(listener, event) : inbox.receive(listener, event);
    }

    private static Map<String, Object> configuration(Map<String, Object> kafka, InboxSettings settings) {
        Map<String, Object> configuration = new HashMap<>(kafka);
        configuration.keySet().retainAll(ConsumerConfig.configNames());
        configuration.putAll(Map.of(
                ConsumerConfig.GROUP_ID_CONFIG,
                settings.group(),
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                "earliest",
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false,
                ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG,
                CooperativeStickyAssignor.class.getName(),
                ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                MAX_RECORDS,
                // of all partitions together, 50 MB by default; what is larger alone comes all the same
                ConsumerConfig.FETCH_MAX_BYTES_CONFIG,
                MAX_FETCHED_BYTES,
                // how long Kafka holds on to a question that has no answer yet: who has nothing to hear asks seldom
                ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG,
                2_500,
                // what an instance heard that was killed, another one hears ten seconds later, not forty-five
                ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG,
                10_000,
                ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG,
                3_000,
                // ten seconds by default, which events would go on waiting after Kafka is back
                ConsumerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG,
                1_000));
        return configuration;
    }
}
