package io.neonpro.kernel.event;

import static io.neonpro.kernel.health.Health.awaitState;
import static io.neonpro.kernel.health.Health.metric;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.neonpro.devstack.Stack;
import io.neonpro.kernel.IsolatedTest;
import io.neonpro.kernel.Varied;
import io.neonpro.kernel.event.TallyEvent.Counted;
import io.neonpro.kernel.health.Health;
import io.neonpro.kernel.health.State;
import io.neonpro.kernel.tenancy.Work;
import io.neonpro.kernel.value.Ids;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A service whose Kafka comes and goes. */
@IsolatedTest
class OutboxFaultTest {

    private static final int EVENTS_PER_KEY = 5;

    Stack stack;

    @Inject
    Outbox outbox;

    @Inject
    OutboxSettings settings;

    @Inject
    @ReactiveDataSource("relay")
    Pool relay;

    private final Topic topic = Topic.of("neonpro.kernel");
    private final UUID tenant = Ids.next();
    private final List<UUID> keys = Stream.generate(Ids::next).limit(3).toList();

    @BeforeEach
    @AfterEach
    void startAll() {
        stack.kafka().start();
        awaitState("neonpro", "healthy");
    }

    @Test
    void withoutKafkaEventsWaitAndTheyArriveInOrderOnceItIsBack() {
        publishSome();
        topic.await(keys, records -> records.size() == 15);
        stack.kafka().stop();
        publishSome();
        awaitState("outbox", "degraded");
        assertThat(Health.reason("outbox")).contains("15 events wait for Kafka");
        assertThat(metric("neonpro_outbox_waiting")).isEqualTo(15);

        stack.kafka().start();

        var heard = topic.await(keys, records -> firstOfEach(records).size() == 30);
        assertThat(OutboxTest.byKey(firstOfEach(heard)))
                .hasSize(3)
                .allSatisfy((key, amounts) -> assertThat(amounts).containsExactly(1, 2, 3, 4, 5, 1, 2, 3, 4, 5));
        awaitState("outbox", "healthy");
        assertThat(metric("neonpro_outbox_waiting")).isZero();
    }

    @Test
    void whatIsToldAgainIsAsOldAsItWaits() {
        stack.kafka().stop();
        var lastYear = new Repetition(
                Ids.next(),
                Optional.empty(),
                new Counted(1),
                Instant.now().minus(Duration.ofDays(365)),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        OutboxSettings patient = Varied.of(OutboxSettings.class, settings, Map.of("maxDelay", Duration.ofDays(1)));
        var component = new OutboxComponent(relay, patient, new SimpleMeterRegistry());

        Work.inTransaction(tenant, () -> outbox.repeatAll(keys.getFirst(), List.of(lastYear), true));

        awaitState("outbox", "degraded");
        assertThat(Work.await(component::state)).isEqualTo(State.healthy());
    }

    private void publishSome() {
        for (int i = 1; i <= EVENTS_PER_KEY; i++) {
            Counted event = new Counted(i);
            keys.forEach(key -> Work.inTransaction(tenant, () -> outbox.publish(key, event)));
        }
    }

    /** At least once: an event whose acknowledgement was lost comes again. */
    private static List<ConsumerRecord<String, String>> firstOfEach(List<ConsumerRecord<String, String>> records) {
        return records.stream()
                .collect(Collectors.toMap(
                        record -> Topic.header(record, "ce_id"),
                        record -> record,
                        (first, again) -> first,
                        LinkedHashMap::new))
                .values()
                .stream()
                .toList();
    }
}
