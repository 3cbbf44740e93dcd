package io.neonpro.scheduling;

import io.neonpro.devstack.event.ServiceJson;
import io.neonpro.kernel.event.EventName;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.ConfigProvider;

/** A Kafka topic, to say there what another service would say. */
public final class Topic {

    private static final KafkaProducer<String, String> PRODUCER = new KafkaProducer<>(
            Map.of("bootstrap.servers", config("kafka.bootstrap.servers")),
            new StringSerializer(),
            new StringSerializer());

    private final String name;

    Topic(String name) {
        this.name = config("neonpro.topics.prefix") + name;
    }

    /** In binary mode, as the outbox relay sends it. */
    void publish(UUID tenant, UUID key, Object event) {
        try {
            ProducerRecord<String, String> record = new ProducerRecord<>(name, key.toString(), ServiceJson.text(event));
            header(record, "specversion", "1.0");
            header(record, "id", UUID.randomUUID().toString());
            header(record, "source", "test");
            header(record, "type", EventName.of(event.getClass()).toString());
            header(record, "subject", key.toString());
            header(record, "tenantid", tenant.toString());
            PRODUCER.send(record).get();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static void header(ProducerRecord<String, String> record, String name, String value) {
        record.headers().add("ce_" + name, value.getBytes(StandardCharsets.UTF_8));
    }

    static String config(String name) {
        return ConfigProvider.getConfig().getValue(name, String.class);
    }
}
