package io.neonpro.kernel.event;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.ConfigProvider;

/** A topic of this test run, as Kafka's own clients see it. */
public record Topic(String name) {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Duration POLL = Duration.ofMillis(100);

    public static Topic of(String name) {
        return new Topic(configured("neonpro.topics.prefix") + name);
    }

    /** Everything with this key, from the beginning, once there are so many records. */
    public List<ConsumerRecord<String, String>> awaitOf(UUID key, int count) {
        return await(List.of(key), heard -> heard.size() >= count);
    }

    /** Everything with these keys, from the beginning, once there is enough of it. */
    List<ConsumerRecord<String, String>> await(
            Collection<UUID> keys, Predicate<List<ConsumerRecord<String, String>>> isEnough) {
        var heard = new ArrayList<ConsumerRecord<String, String>>();
        try (var consumer = new KafkaConsumer<>(
                Map.<String, Object>of("bootstrap.servers", bootstrap()),
                new StringDeserializer(),
                new StringDeserializer())) {
            List<TopicPartition> partitions = partitions(consumer);
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Awaitility.await(name)
                    .atMost(PATIENCE)
                    .pollDelay(Duration.ZERO)
                    .pollInSameThread()
                    .until(() -> {
                        consumer.poll(POLL).forEach(record -> {
                            if (keys.contains(UUID.fromString(record.key()))) {
                                heard.add(record);
                            }
                        });
                        return isEnough.test(heard);
                    });
        }
        return heard;
    }

    /** Kafka makes a topic when it is asked for, and answers before it is there. */
    private List<TopicPartition> partitions(KafkaConsumer<?, ?> consumer) {
        return Awaitility.await(name)
                .pollInSameThread()
                .until(() -> consumer.partitionsFor(name), known -> !known.isEmpty())
                .stream()
                .map(one -> new TopicPartition(name, one.partition()))
                .toList();
    }

    /** Says something that is no event. */
    void send(UUID key, String data, Map<String, String> headers) {
        var record = new ProducerRecord<>(name, key.toString(), data);
        headers.forEach((header, value) -> record.headers().add(header, value.getBytes(StandardCharsets.UTF_8)));
        sendAll(List.of(record));
    }

    /** In this order. */
    void sendAll(List<ProducerRecord<String, String>> records) {
        try (var producer = new KafkaProducer<>(
                Map.<String, Object>of("bootstrap.servers", bootstrap()),
                new StringSerializer(),
                new StringSerializer())) {
            records.forEach(producer::send);
            producer.flush();
        }
    }

    /** The last value of a header; fails when there is none. */
    public static String header(ConsumerRecord<?, ?> record, String name) {
        Header header = record.headers().lastHeader(name);
        if (header == null) {
            throw new AssertionError("no header " + name);
        }
        return new String(header.value(), StandardCharsets.UTF_8);
    }

    private static String bootstrap() {
        return configured("kafka.bootstrap.servers");
    }

    private static String configured(String name) {
        return ConfigProvider.getConfig().getValue(name, String.class);
    }
}
