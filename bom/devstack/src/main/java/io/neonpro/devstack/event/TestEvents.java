package io.neonpro.devstack.event;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * Says on the real Kafka what other services say, and hears what the tested one says: CloudEvents
 * in binary mode, on the topics of this test run.
 */
public final class TestEvents {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration POLL = Duration.ofMillis(200);

    private TestEvents() {}

    /**
     * Publishes an event as the outbox of a service would, and waits for the broker.
     *
     * @param context whose topic it is, for example {@code clinic}
     * @param type with its version
     * @param key the aggregate
     * @param data JSON
     * @return the event's id
     */
    public static UUID publish(String context, String type, UUID tenant, UUID key, String data) {
        UUID id = UUID.randomUUID();
        publish(id, context, type, tenant, key, data);
        return id;
    }

    /** The same with an id of the caller's, for example to publish an event twice. */
    public static void publish(UUID id, String context, String type, UUID tenant, UUID key, String data) {
        publish(id, context, type, tenant, key, data, Instant.now());
    }

    /** That a tenant which nothing else was told of may change nothing. */
    public static void suspended(UUID tenant) {
        publish("clinic", "io.neonpro.tenant.suspended.v1", tenant, tenant, """
                {"tenantId":"%s","revision":2,"reasonCode":"unpaid"}
                """.formatted(tenant));
    }

    /** The same of something that happened at a time of the caller's. */
    public static void publish(UUID id, String context, String type, UUID tenant, UUID key, String data, Instant time) {
        send(context, key, data, headers(id, context, type, tenant, key, time));
    }

    /** The same of a stream, whose so-manieth event it is. */
    public static void publish(UUID id, String context, String type, UUID tenant, UUID key, String data, long version) {
        Headers headers = headers(id, context, type, tenant, key, Instant.now());
        headers.add("ce_streamversion", Long.toString(version).getBytes(StandardCharsets.UTF_8));
        send(context, key, data, headers);
    }

    private static void send(String context, UUID key, String data, Headers headers) {
        try (var producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrap()), new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>(topic(context), null, key.toString(), data, headers))
                    .get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Waits until a service has said what is expected of it about an aggregate.
     *
     * @return the types of all it has said about it so far, in order
     */
    public static List<String> heard(String context, UUID key, Predicate<List<String>> expectation) {
        var types = new ArrayList<String>();
        try (var consumer = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        bootstrap(),
                        "group.id",
                        UUID.randomUUID().toString(),
                        "auto.offset.reset",
                        "earliest"),
                new StringDeserializer(),
                new StringDeserializer())) {
            consumer.subscribe(List.of(topic(context)));
            long deadline = System.nanoTime() + PATIENCE.toNanos();
            while (!expectation.test(types) && System.nanoTime() < deadline) {
                for (ConsumerRecord<String, String> event : consumer.poll(POLL)) {
                    if (key.toString().equals(event.key())) {
                        types.add(type(event));
                    }
                }
            }
        }
        return types;
    }

    private static String type(ConsumerRecord<String, String> event) {
        return new String(event.headers().lastHeader("ce_type").value(), StandardCharsets.UTF_8);
    }

    private static Headers headers(UUID id, String context, String type, UUID tenant, UUID key, Instant time) {
        var headers = new RecordHeaders();
        Map.of(
                        "ce_specversion",
                        "1.0",
                        "ce_id",
                        id.toString(),
                        "ce_source",
                        "/neonpro/" + context,
                        "ce_type",
                        type,
                        "ce_subject",
                        key.toString(),
                        "ce_time",
                        time.toString(),
                        "ce_tenantid",
                        tenant.toString(),
                        "content-type",
                        "application/json")
                .forEach((name, value) -> headers.add(name, value.getBytes(StandardCharsets.UTF_8)));
        return headers;
    }

    private static String topic(String context) {
        return configured("neonpro.topics.prefix") + "neonpro." + context;
    }

    private static String bootstrap() {
        return configured("kafka.bootstrap.servers");
    }

    private static String configured(String name) {
        return ConfigProvider.getConfig().getValue(name, String.class);
    }
}
