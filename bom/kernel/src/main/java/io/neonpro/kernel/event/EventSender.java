package io.neonpro.kernel.event;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Sends events to this service's topic as CloudEvents in binary mode (CloudEvents Kafka protocol
 * binding 1.0), keyed by aggregate; {@link EventSchema} says what type and data schema are. Extension attributes say whose event it is ({@code tenantid}), which one of its stream
 * ({@code streamversion}), and what it comes of: {@code causationid}, the event it is an effect of, {@code correlationid},
 * the one that began it all, itself where nothing did, and {@code traceparent}. What was told before and is told again
 * says so ({@code repeated}).
 */
@ApplicationScoped
class EventSender {

    /** By its key. */
    private static final @Nullable Integer ANY_PARTITION = null;

    private final EventProducer kafka;
    private final String topic;
    private final URI source;
    private final String deadLetters;

    EventSender(
            EventProducer kafka,
            TopicSettings topic,
            @ConfigProperty(name = "quarkus.application.name") String service,
            InboxSettings settings) {
        this.kafka = kafka;
        this.topic = topic.name();
        this.deadLetters = settings.deadLetterTopic();
        this.source = URI.create("/neonpro/" + service);
    }

    /** Completes when the broker has acknowledged the event. */
    Uni<Void> send(Envelope envelope) {
        return kafka.send(new ProducerRecord<>(
                topic, ANY_PARTITION, envelope.key().toString(), envelope.data(), headers(envelope)));
    }

    /**
     * Puts a record of elsewhere that cannot be attributed where people find it, as it is.
     *
     * @param failure why it could not
     */
    Uni<Void> sendDeadLetter(ConsumerRecord<String, String> record, String failure) {
        Headers headers = new RecordHeaders(record.headers());
        add(headers, "dead-letter-topic", Optional.of(record.topic()));
        add(headers, "dead-letter-reason", Optional.of(failure));
        return kafka.send(new ProducerRecord<>(deadLetters, ANY_PARTITION, record.key(), record.value(), headers));
    }

    private Headers headers(Envelope envelope) {
        Headers headers = new RecordHeaders();
        UUID beginning = envelope.correlation().orElse(envelope.eventId());
        add(headers, "ce_specversion", Optional.of("1.0"));
        add(headers, "ce_id", Optional.of(envelope.eventId().toString()));
        add(headers, "ce_source", Optional.of(source.toString()));
        add(headers, "ce_type", Optional.of(envelope.type()));
        add(headers, "ce_dataschema", Optional.of(envelope.dataSchema()));
        add(headers, "ce_subject", Optional.of(envelope.key().toString()));
        add(headers, "ce_time", Optional.of(envelope.occurredAt().toString()));
        add(headers, "ce_tenantid", Optional.of(envelope.tenant().toString()));
        add(headers, "ce_streamversion", envelope.version().map(Object::toString));
        add(headers, "ce_causationid", envelope.causation().map(UUID::toString));
        add(headers, Repetition.HEADER, Optional.of("true").filter(repeated -> envelope.isRepeated()));
        add(headers, "ce_correlationid", Optional.of(beginning.toString()));
        add(headers, "ce_traceparent", envelope.traceparent());
        add(headers, "traceparent", envelope.traceparent());
        add(headers, "content-type", Optional.of("application/json"));
        return headers;
    }

    private static void add(Headers headers, String name, Optional<String> value) {
        value.ifPresent(text -> headers.add(name, text.getBytes(StandardCharsets.UTF_8)));
    }
}
