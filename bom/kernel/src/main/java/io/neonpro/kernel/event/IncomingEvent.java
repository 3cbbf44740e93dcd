package io.neonpro.kernel.event;

import io.neonpro.kernel.value.Ids;
import io.smallrye.reactive.messaging.kafka.api.IncomingKafkaRecordMetadata;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.eclipse.microprofile.reactive.messaging.Message;

/**
 * The CloudEvents attributes of a message from Kafka.
 *
 * @param id unique; an event has its effect once
 * @param name what happened
 * @param tenant whose event it is
 * @param time when it happened; of one that does not say so, when it was brought to Kafka
 * @param correlation the event that began it all, itself where it does not say so
 */
record IncomingEvent(UUID id, EventName name, UUID tenant, Instant time, UUID correlation) {

    /**
     * @throws IllegalArgumentException when a required attribute is missing or malformed
     */
    static IncomingEvent of(Message<String> message) {
        IncomingKafkaRecordMetadata<?, ?> record = message.getMetadata(IncomingKafkaRecordMetadata.class)
                .orElseThrow(() -> new IllegalArgumentException("Not from Kafka"));
        Headers headers = record.getHeaders();
        UUID id = Ids.of(attribute(headers, "id"));
        return new IncomingEvent(
                id,
                EventName.parse(attribute(headers, "type")),
                Ids.of(attribute(headers, "tenantid")),
                find(headers, "time").map(Instant::parse).orElseGet(record::getTimestamp),
                find(headers, "correlationid").map(Ids::of).orElse(id));
    }

    /** What follows from it. */
    Cause asCause() {
        return new Cause(id, correlation);
    }

    private static String attribute(Headers headers, String name) {
        return find(headers, name).orElseThrow(() -> new IllegalArgumentException("CloudEvent without " + name));
    }

    private static Optional<String> find(Headers headers, String name) {
        return Optional.ofNullable(headers.lastHeader("ce_" + name))
                .map(Header::value)
                .map(value -> new String(value, StandardCharsets.UTF_8));
    }
}
