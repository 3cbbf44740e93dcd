package io.neonpro.kernel.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;

class EventProducerTest {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    /** Or with many of them the last would be sent when another instance has long had its turn. */
    @Test
    void whileKafkaIsAwayNobodyWaitsForWhoIsBefore() {
        var away = new EventProducer(Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, "127.0.0.1:1"));

        var first = send(away);
        var second = send(away);

        assertThat(first)
                .failsWithin(PATIENCE)
                .withThrowableThat()
                .havingCause()
                .isInstanceOf(TimeoutException.class)
                .withMessageContaining("not present in metadata");
        assertThat(second)
                .failsWithin(PATIENCE)
                .withThrowableThat()
                .havingCause()
                .isInstanceOf(TimeoutException.class)
                .withMessage("Kafka does not take what was to be sent before");
        away.close();
    }

    private static CompletableFuture<Void> send(EventProducer producer) {
        return producer.send(new ProducerRecord<>("topic", "key", "text"))
                .subscribeAsCompletionStage()
                .toCompletableFuture();
    }
}
