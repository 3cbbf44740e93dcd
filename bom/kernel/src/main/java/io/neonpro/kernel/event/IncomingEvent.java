package io.neonpro.kernel.event;

import io.neonpro.kernel.trace.Traces;
import io.neonpro.kernel.value.Ids;
import io.neonpro.kernel.value.Instants;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

/**
 * An event from another service, its data not yet read.
 *
 * @param id unique; an event has its effect once
 * @param schema what happened, how it is written, and who reads that
 * @param tenant whose event it is
 * @param key the aggregate, whose events keep their order
 * @param time when it happened; of one that does not say so, when it was brought to Kafka
 * @param version of the aggregate's stream; of one that does not say so, the time in microseconds, which grows too
 * @param correlation the event that began it all, itself where it does not say so
 * @param traceparent as W3C Trace Context writes it; absent where it is anything else
 */
record IncomingEvent(
        UUID id,
        EventSchema schema,
        UUID tenant,
        UUID key,
        Instant time,
        long version,
        UUID correlation,
        Optional<String> traceparent,
        String data) {

    private static final String TRACE = "traceparent";
    private static final Pattern TRACE_FORM = Pattern.compile("[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}");

    /**
     * @throws IllegalArgumentException when it cannot be attributed: a required attribute is missing or malformed
     */
    static IncomingEvent of(ConsumerRecord<String, String> record) {
        Headers headers = record.headers();
        UUID id = Ids.of(attribute(headers, "id"));
        Instant time = find(headers, "time")
                .map(Instants::of)
                .map(OffsetDateTime::toInstant)
                .orElseGet(() -> Instant.ofEpochMilli(record.timestamp()));
        return new IncomingEvent(
                id,
                EventSchema.of(EventName.parse(attribute(headers, "type")), find(headers, "dataschema")),
                Ids.of(attribute(headers, "tenantid")),
                Ids.of(required(Optional.ofNullable(record.key()), "a key")),
                time,
                find(headers, "streamversion").map(Long::valueOf).orElseGet(() -> micros(time)),
                find(headers, "correlationid").map(Ids::of).orElse(id),
                find(headers, TRACE).filter(TRACE_FORM.asMatchPredicate()),
                Objects.requireNonNullElse(record.value(), ""));
    }

    /** Whether a record says that it is an event, and one that nobody here listens to. */
    static boolean isOfAnotherKind(ConsumerRecord<String, String> record, EventFamily known) {
        return find(record.headers(), "type")
                .filter(type -> EventName.find(type)
                        .flatMap(name -> known.find(name.name()))
                        .isEmpty())
                .isPresent();
    }

    /** Its CloudEvents type. */
    EventName name() {
        return schema.type();
    }

    /** Has what the current context does follow from it, in the trace that it was published in. */
    void bind() {
        new Cause(id, correlation).bind();
        Traces.goOn(header -> header.equals(TRACE) ? traceparent.orElse(null) : null);
    }

    /** Beside what it says. */
    Occurrence asOccurrence() {
        return new Occurrence(time, version);
    }

    private static long micros(Instant time) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, time);
    }

    private static String attribute(Headers headers, String name) {
        return required(find(headers, name), name);
    }

    private static String required(Optional<String> value, String name) {
        return value.orElseThrow(() -> new IllegalArgumentException("CloudEvent without " + name));
    }

    private static Optional<String> find(Headers headers, String name) {
        return Optional.ofNullable(headers.lastHeader("ce_" + name))
                .map(Header::value)
                .map(value -> new String(value, StandardCharsets.UTF_8));
    }
}
