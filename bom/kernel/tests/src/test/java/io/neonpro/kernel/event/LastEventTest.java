package io.neonpro.kernel.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.neonpro.devstack.DevstackResource;
import io.neonpro.kernel.Varied;
import io.neonpro.kernel.end.Ended;
import io.neonpro.kernel.start.Settled;
import io.neonpro.kernel.value.Ids;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

/** What becomes of an event that is being heard when the service ends. */
@QuarkusTest
@WithTestResource(DevstackResource.class)
class LastEventTest extends HearingTest {

    @Test
    void itHasItsEffectAndKafkaIsToldSo() throws Exception {
        UUID tenant = Ids.next();
        String prefix = "ending-" + tenant + ".";
        InboxSettings apart = Varied.of(InboxSettings.class, settings, Map.of("topicPrefix", prefix, "group", prefix));
        Topic topic = new Topic(prefix + FickleListener.SOURCE);
        listener.behave((any, amount) -> 0, (any, amount) -> 1_500);
        topic.sendAll(List.of(record(topic, tenant, 1)));
        var consumer =
                new EventConsumer(kafka, new Listeners(List.of(listener), apart), inbox, sender, apart, metrics, vertx);
        consumer.start(new Settled());
        await().atMost(PATIENCE)
                .until(() -> consumer.subscription()
                        .filter(heard -> !heard.stages().isEmpty())
                        .isPresent());

        Ended.await(consumer);

        assertThat(Counts.of(tenant)).isEqualTo("1");
        assertThat(committed(prefix))
                .hasSize(1)
                .allSatisfy((partition, next) -> assertThat(next.offset()).isEqualTo(1));
    }

    private Map<TopicPartition, OffsetAndMetadata> committed(String group) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.get("bootstrap.servers")))) {
            return admin.listConsumerGroupOffsets(group)
                    .partitionsToOffsetAndMetadata()
                    .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        }
    }
}
