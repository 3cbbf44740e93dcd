package io.neonpro.kernel.event;

import io.neonpro.kernel.end.Ends;
import io.neonpro.kernel.end.Stage;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Hears this service's own events back from Kafka, in every instance, whichever of them it was that sent them: for what each
 * tells those who are connected to it. It is told what was sent since the instance began, some of it twice perhaps; what it
 * fails at is not tried again.
 */
@ApplicationScoped
public class Echo implements Ends {

    private static final Logger LOG = Logger.getLogger(Echo.class);
    private static final Duration POLL = Duration.ofSeconds(2);

    private final Map<String, Object> kafka;
    private final TopicSettings topic;
    private volatile Instant heardUntil = Instant.now();
    private volatile Optional<KafkaConsumer<String, String>> consumer = Optional.empty();
    private volatile Optional<ConsumerThread> thread = Optional.empty();

    Echo(@Identifier("default-kafka-broker") Map<String, Object> kafka, TopicSettings topic) {
        this.kafka = kafka;
        this.topic = topic;
    }

    /**
     * @param listener called by one thread, which it must not keep waiting
     */
    public void start(Consumer<ConsumerRecord<String, String>> listener) {
        var hearing = new ConsumerThread("echo", configuration(), made -> hear(made, listener));
        thread = Optional.of(hearing);
        hearing.start();
    }

    @Override
    public Stage stage() {
        return Stage.WORK;
    }

    @Override
    public CompletableFuture<Void> end() {
        return thread.map(one -> one.stop(() -> consumer.ifPresent(KafkaConsumer::wakeup)))
                .orElseGet(() -> CompletableFuture.completedFuture(null));
    }

    private void hear(KafkaConsumer<String, String> made, Consumer<ConsumerRecord<String, String>> listener) {
        consumer = Optional.of(made);
        made.subscribe(List.of(topic.name()), new FromThen(made, heardUntil));
        while (!isStopping()) {
            try {
                made.poll(POLL).forEach(event -> tell(event, listener));
                heardUntil = Instant.now();
            } catch (WakeupException stopped) {
                LOG.debug("Woken to stop");
            }
        }
    }

    private boolean isStopping() {
        return thread.filter(ConsumerThread::isStopping).isPresent();
    }

    private static void tell(ConsumerRecord<String, String> event, Consumer<ConsumerRecord<String, String>> listener) {
        try {
            listener.accept(event);
        } catch (RuntimeException failure) {
            LOG.warnf(failure, "An event is told to nobody: %s", event.key());
        }
    }

    private Map<String, Object> configuration() {
        Map<String, Object> configuration = new HashMap<>(kafka);
        configuration.keySet().retainAll(ConsumerConfig.configNames());
        configuration.putAll(Map.of(
                ConsumerConfig.GROUP_ID_CONFIG,
                topic.echoGroup().orElseThrow(),
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                "latest",
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false,
                ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG,
                CooperativeStickyAssignor.class.getName(),
                ConsumerConfig.FETCH_MAX_BYTES_CONFIG,
                4 << 20,
                ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG,
                2_500,
                ConsumerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG,
                1_000));
        return configuration;
    }

    /** Begins each partition with what was sent since then. */
    private record FromThen(KafkaConsumer<String, String> consumer, Instant then) implements ConsumerRebalanceListener {

        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            Map<TopicPartition, Long> times = new HashMap<>();
            partitions.forEach(partition -> times.put(partition, then.toEpochMilli()));
            consumer.offsetsForTimes(times).forEach(this::begin);
        }

        private void begin(TopicPartition partition, @Nullable OffsetAndTimestamp found) {
            if (found == null) {
                consumer.seekToEnd(List.of(partition));
            } else {
                consumer.seek(partition, found.offset());
            }
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            LOG.debugf("Hears %s no more", partitions);
        }
    }
}
