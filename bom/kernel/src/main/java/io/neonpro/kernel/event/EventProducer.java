package io.neonpro.kernel.event;

import io.neonpro.kernel.context.CallerContext;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * This service's way to Kafka, made when something is sent for the first time. A thread of its own gives it the records, in
 * their order: making it looks for host names, and while Kafka is away each record waits there for the topic to be found.
 */
@ApplicationScoped
class EventProducer {

    private static final int MAX_WAITING = 8_192;

    /** Together no longer than neonpro.outbox.send-timeout, or a lane's next relay sends while the one before still does. */
    private static final Duration WAITING = Duration.ofSeconds(1);

    private static final Duration FINDING = Duration.ofSeconds(2);
    private static final Duration DELIVERY = Duration.ofSeconds(4);
    private static final Duration CLOSING = Duration.ofSeconds(2);

    private final Map<String, Object> kafka;
    private final ThreadPoolExecutor thread = new ThreadPoolExecutor(
            1,
            1,
            0,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(MAX_WAITING),
            Thread.ofPlatform().daemon().name("events-out").factory());
    private volatile Optional<Producer<String, String>> producer = Optional.empty();

    EventProducer(@Identifier("default-kafka-broker") Map<String, Object> kafka) {
        this.kafka = kafka;
    }

    /** Completes, where it was asked for, when the broker has acknowledged the record; fails when it cannot be sent soon. */
    Uni<Void> send(ProducerRecord<String, String> record) {
        return Uni.createFrom().deferred(() -> {
            long deadline = System.nanoTime() + WAITING.toNanos();
            Uni<Void> sent = Uni.createFrom().emitter(answer -> thread.execute(() -> give(record, deadline, answer)));
            return CallerContext.keep(sent);
        });
    }

    private void give(ProducerRecord<String, String> record, long deadline, UniEmitter<? super Void> answer) {
        if (System.nanoTime() - deadline > 0) {
            answer.fail(new TimeoutException("Kafka does not take what was to be sent before"));
            return;
        }
        try {
            made().send(record, (metadata, failure) -> {
                if (failure == null) {
                    answer.complete(null);
                } else {
                    answer.fail(failure);
                }
            });
        } catch (RuntimeException failure) {
            answer.fail(failure);
        }
    }

    private Producer<String, String> made() {
        if (producer.isEmpty()) {
            producer =
                    Optional.of(new KafkaProducer<>(configuration(), new StringSerializer(), new StringSerializer()));
        }
        return producer.get();
    }

    /** What was not acknowledged is in the outbox. */
    @PreDestroy
    void close() {
        thread.shutdownNow();
        producer.ifPresent(one -> one.close(CLOSING));
    }

    private Map<String, Object> configuration() {
        Map<String, Object> configuration = new HashMap<>(kafka);
        configuration.keySet().retainAll(ProducerConfig.configNames());
        configuration.putAll(Map.of(
                ProducerConfig.CLIENT_ID_CONFIG,
                "events",
                ProducerConfig.ACKS_CONFIG,
                "all",
                ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                true,
                ProducerConfig.BUFFER_MEMORY_CONFIG,
                8L << 20,
                ProducerConfig.MAX_BLOCK_MS_CONFIG,
                FINDING.toMillis(),
                ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                3_000,
                ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                (int) DELIVERY.toMillis(),
                // ten seconds by default, which events would go on waiting after Kafka is back
                ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG,
                1_000));
        return configuration;
    }
}
