package io.neonpro.acceptance.bench;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** The baseline of an event: sent to Kafka and heard again, and nothing else. */
public final class BareKafka implements AutoCloseable {

    private static final String TOPIC = "bench";

    private final KafkaProducer<String, String> producer;
    private final KafkaConsumer<String, String> consumer;
    private final Map<String, Promise<Void>> sent = new ConcurrentHashMap<>();
    private final Thread listener = new Thread(this::listen, "bench-listener");
    private volatile boolean isClosing;

    public BareKafka(String bootstrap) {
        Map<String, Object> settings = Map.of("bootstrap.servers", bootstrap, "acks", "all");
        producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer());
        producer.partitionsFor(TOPIC);
        consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrap), new StringDeserializer(), new StringDeserializer());
        consumer.assign(List.of(new TopicPartition(TOPIC, 0)));
        consumer.seekToEnd(consumer.assignment());
        consumer.position(new TopicPartition(TOPIC, 0));
        listener.start();
    }

    public Future<Void> sendAndHear() {
        String id = UUID.randomUUID().toString();
        Promise<Void> heard = Promise.promise();
        sent.put(id, heard);
        producer.send(new ProducerRecord<>(TOPIC, 0, id, "x".repeat(300)));
        return heard.future();
    }

    @Override
    public void close() throws InterruptedException {
        isClosing = true;
        listener.join();
        consumer.close();
        producer.close();
    }

    private void listen() {
        while (!isClosing) {
            consumer.poll(Duration.ofMillis(100)).forEach(message -> {
                Promise<Void> heard = sent.remove(message.key());
                if (heard != null) {
                    heard.complete();
                }
            });
        }
    }
}
