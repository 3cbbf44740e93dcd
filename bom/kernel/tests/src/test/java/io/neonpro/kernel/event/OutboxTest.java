package io.neonpro.kernel.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.neonpro.devstack.DevstackResource;
import io.neonpro.kernel.data.Transactions;
import io.neonpro.kernel.event.TallyEvent.Counted;
import io.neonpro.kernel.event.TallyEvent.Signed;
import io.neonpro.kernel.tenancy.Work;
import io.neonpro.kernel.trace.Traces;
import io.neonpro.kernel.value.Ids;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(DevstackResource.class)
class OutboxTest {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private static final String TRACEPARENT = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
    private static final int TOO_LARGE = 1_100_000;

    @Inject
    Outbox outbox;

    @Inject
    @ReactiveDataSource("relay")
    Pool relayPool;

    private final Topic topic = Topic.of("neonpro.kernel");
    private final UUID tenant = Ids.next();
    private final UUID key = Ids.next();

    @Test
    void anEventArrivesAsACloudEventInTheTraceOfItsCause() {
        Work.of(tenant, () -> {
            Traces.goOn(Map.of("traceparent", TRACEPARENT)::get);
            return Transactions.run(() -> outbox.publish(key, new Counted(7)));
        });

        ConsumerRecord<String, String> event = topic.awaitOf(key, 1).getFirst();
        assertThat(event.value()).isEqualTo("{\"amount\":7}");
        assertThat(headers(event))
                .containsEntry("ce_specversion", "1.0")
                .containsEntry("ce_source", "/neonpro/kernel")
                .containsEntry("ce_type", "io.neonpro.test.counted.v2")
                .containsEntry("ce_dataschema", "urn:neonpro:event:io.neonpro.test.counted.v2")
                .containsEntry("ce_subject", key.toString())
                .containsEntry("ce_tenantid", tenant.toString())
                .containsEntry("ce_traceparent", TRACEPARENT)
                .containsEntry("traceparent", TRACEPARENT)
                .containsEntry("content-type", "application/json")
                .containsEntry("ce_correlationid", Topic.header(event, "ce_id"))
                .hasSize(12);
        assertThat(UUID.fromString(Topic.header(event, "ce_id")).version()).isEqualTo(7);
        assertThat(OffsetDateTime.parse(Topic.header(event, "ce_time")))
                .isBetween(OffsetDateTime.now().minusMinutes(5), OffsetDateTime.now());
    }

    @Test
    void aTransactionThatIsRolledBackPublishesNothing() {
        assertThatThrownBy(() -> Work.inTransaction(
                        tenant, () -> outbox.publish(key, new Counted(1)).invoke(OutboxTest::changeOnesMind)))
                .hasMessage("changed my mind");

        publish(key, 2);

        assertThat(amounts(topic.awaitOf(key, 1))).containsExactly(2);
    }

    @Test
    void eventsOfManyKeysArriveEachUnderItsOwn() {
        List<UUID> keys = Stream.generate(Ids::next).limit(20).toList();
        List<Counted> events =
                IntStream.range(0, keys.size()).mapToObj(Counted::new).toList();

        Work.inTransaction(tenant, () -> outbox.publishEach(events, one -> keys.get(one.amount())));

        Map<String, List<Integer>> heard = byKey(topic.await(keys, some -> some.size() == keys.size()));
        events.forEach(
                one -> assertThat(heard).containsEntry(keys.get(one.amount()).toString(), List.of(one.amount())));
    }

    @Test
    void anEventThatKafkaRefusesHoldsUpOnlyItsOwnKey() {
        UUID neighbour = Stream.generate(Ids::next)
                .filter(other -> Outbox.lane(other) == Outbox.lane(key))
                .findFirst()
                .orElseThrow();
        Work.inTransaction(
                tenant,
                () -> outbox.publish(key, new Signed("a".repeat(TOO_LARGE)))
                        .chain(() -> outbox.publish(key, new Counted(1)))
                        .chain(() -> outbox.publish(neighbour, new Counted(2))));

        topic.awaitOf(neighbour, 1);

        try {
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(waitingKeys()).containsExactly(key, key));
        } finally {
            removeWaiting();
        }
    }

    private void publish(UUID key, int amount) {
        Work.inTransaction(tenant, () -> outbox.publish(key, new Counted(amount)));
    }

    private static void changeOnesMind() {
        throw new IllegalStateException("changed my mind");
    }

    private List<UUID> waitingKeys() {
        return Work.await(() -> relayPool
                .preparedQuery("select key from outbox where tenant_id = $1 order by id")
                .execute(Tuple.of(tenant))
                .map(rows -> {
                    List<UUID> keys = new ArrayList<>();
                    rows.forEach(row -> keys.add(row.getUUID("key")));
                    return keys;
                }));
    }

    private void removeWaiting() {
        Work.await(() -> relayPool
                .preparedQuery("delete from outbox where tenant_id = $1")
                .execute(Tuple.of(tenant))
                .flatMap(done -> Uni.createFrom().voidItem()));
    }

    private static Map<String, String> headers(ConsumerRecord<String, String> event) {
        return Stream.of(event.headers().toArray())
                .collect(Collectors.toMap(header -> header.key(), header -> Topic.header(event, header.key())));
    }

    /** The amounts that were heard, in order. */
    static Map<String, List<Integer>> byKey(List<ConsumerRecord<String, String>> heard) {
        return heard.stream()
                .collect(Collectors.groupingBy(
                        ConsumerRecord::key, Collectors.mapping(OutboxTest::amount, Collectors.toList())));
    }

    private static List<Integer> amounts(List<ConsumerRecord<String, String>> events) {
        return events.stream().map(OutboxTest::amount).toList();
    }

    private static int amount(ConsumerRecord<String, String> event) {
        return Integer.parseInt(event.value().replaceAll("\\D", ""));
    }
}
