package io.neonpro.kernel.event;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * An event that others were told of before, and are told of again.
 *
 * @param id the same as then
 * @param version of its stream; empty for what has none
 * @param time when it happened
 */
record Repetition(
        UUID id,
        Optional<Integer> version,
        Object event,
        Instant time,
        Optional<UUID> causation,
        Optional<UUID> correlation,
        Optional<String> traceparent) {

    static final String HEADER = "ce_repeated";

    static boolean is(ConsumerRecord<?, ?> record) {
        return record.headers().lastHeader(HEADER) != null;
    }
}
