package io.neonpro.kernel.event;

import io.smallrye.reactive.messaging.kafka.api.IncomingKafkaRecordMetadata;
import java.nio.charset.StandardCharsets;
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
 */
record IncomingEvent(UUID id, EventName name, UUID tenant) {

    /**
     * @throws IllegalArgumentException when a required attribute is missing or malformed
     */
    static IncomingEvent of(Message<String> message) {
        Headers headers = message.getMetadata(IncomingKafkaRecordMetadata.class)
                .orElseThrow(() -> new IllegalArgumentException("Not from Kafka"))
                .getHeaders();
        return new IncomingEvent(
                UUID.fromString(attribute(headers, "id")),
                EventName.parse(attribute(headers, "type")),
                UUID.fromString(attribute(headers, "tenantid")));
    }

    private static String attribute(Headers headers, String name) {
        return Optional.ofNullable(headers.lastHeader("ce_" + name))
                .map(Header::value)
                .map(value -> new String(value, StandardCharsets.UTF_8))
                .orElseThrow(() -> new IllegalArgumentException("CloudEvent without " + name));
    }
}
