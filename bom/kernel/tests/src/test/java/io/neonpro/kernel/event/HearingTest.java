package io.neonpro.kernel.event;

import static org.awaitility.Awaitility.await;

import io.neonpro.kernel.Varied;
import io.neonpro.kernel.end.Ended;
import io.neonpro.kernel.start.Settled;
import io.neonpro.kernel.value.Ids;
import io.smallrye.common.annotation.Identifier;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.ProducerRecord;

/** What tests of consumers begin with: a listener, and consumers of their own on topics of their own. */
abstract class HearingTest {

    static final Duration PATIENCE = Duration.ofSeconds(120);

    @Inject
    FickleListener listener;

    @Inject
    @Identifier("default-kafka-broker")
    Map<String, Object> kafka;

    @Inject
    Inbox inbox;

    @Inject
    EventSender sender;

    @Inject
    InboxSettings settings;

    @Inject
    InboxMetrics metrics;

    @Inject
    Vertx vertx;

    private final List<Told> told = new ArrayList<>();

    /** What a consumer of its own on a topic of its own makes of three events of one key. */
    final String heardBy(Inbox otherInbox, int... amounts) {
        return heardBy(otherInbox, Ids.next(), amounts.length, amounts);
    }

    final String heardBy(Inbox otherInbox, UUID tenant, int effects, int... amounts) {
        return heardBy(otherInbox, tenant, effects, amount -> tenant, amounts);
    }

    final String heardBy(Inbox otherInbox, UUID tenant, int effects, IntFunction<UUID> key, int... amounts) {
        String prefix = "apart-" + tenant + ".";
        InboxSettings apart = Varied.of(InboxSettings.class, settings, Map.of("topicPrefix", prefix, "group", prefix));
        Topic topic = new Topic(apart.topicPrefix() + FickleListener.SOURCE);
        var consumer = new EventConsumer(
                kafka, new Listeners(List.of(listener), apart), otherInbox, sender, apart, metrics, vertx);
        topic.sendAll(IntStream.of(amounts)
                .mapToObj(amount -> record(topic, tenant, key.apply(amount), amount))
                .toList());
        consumer.start(new Settled());
        try {
            return await().atMost(PATIENCE)
                    .until(() -> Counts.of(tenant), counted -> counted.split(" ").length == effects);
        } finally {
            Ended.await(consumer);
        }
    }

    /** Another one of the same amount is the same event. */
    final ProducerRecord<String, String> record(Topic topic, UUID tenant, int amount) {
        return record(topic, tenant, tenant, amount);
    }

    final ProducerRecord<String, String> record(Topic topic, UUID tenant, UUID key, int amount) {
        Told event = told.stream()
                .filter(known -> known.tenant().equals(tenant) && known.amount() == amount)
                .findFirst()
                .orElseGet(() -> new Told(Ids.next(), tenant, amount));
        told.add(event);
        var record = new ProducerRecord<>(topic.name(), key.toString(), "{\"amount\":" + amount + "}");
        Map.of(
                        "ce_id",
                        event.id().toString(),
                        "ce_type",
                        "io.neonpro.test.counted.v2",
                        "ce_tenantid",
                        tenant.toString())
                .forEach((name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        return record;
    }

    private record Told(UUID id, UUID tenant, int amount) {}
}
