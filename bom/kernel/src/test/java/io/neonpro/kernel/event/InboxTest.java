package io.neonpro.kernel.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.neonpro.devstack.DevstackResource;
import io.neonpro.devstack.event.TestEvents;
import io.neonpro.kernel.tenancy.Work;
import io.neonpro.kernel.value.Ids;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A consumer of another service's events, on the real Kafka. */
@QuarkusTest
@WithTestResource(DevstackResource.class)
class InboxTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String COUNTED = "io.neonpro.test.counted.v2";

    @Inject
    TallyListener listener;

    @Inject
    Aggregates aggregates;

    private final Topic elsewhere = Topic.of("neonpro.elsewhere");
    private final Topic deadLetters = Topic.of("neonpro.kernel.dead-letter");
    private final UUID tenant = Ids.next();
    private final UUID key = Ids.next();
    private Aggregate<Tally.Command, Tally, TallyEvent> tallies;

    @BeforeEach
    void build() {
        tallies = aggregates.of("tally", new Tally.Rules(), EventFamily.of(TallyEvent.class));
    }

    @Test
    void anEventThatIsDeliveredTwiceHasItsEffectOnce() {
        UUID id = Ids.next();
        publish(id, COUNTED, "{\"amount\":5}");
        publish(id, COUNTED, "{\"amount\":5}");

        publish(Ids.next(), COUNTED, "{\"amount\":100}");

        awaitTotal(105);
    }

    @Test
    void anEffectThatFailsIsUndoneAndTriedAgain() {
        listener.stumbleOver(21, 2);

        publish(Ids.next(), COUNTED, "{\"amount\":21}");

        awaitTotal(21);
        assertThat(received()).isEqualTo(1);
        assertThat(load().version()).isEqualTo(1);
    }

    @Test
    void anEventOfAnotherKindIsSkipped() {
        publish(Ids.next(), "io.neonpro.test.forgotten.v1", "{\"amount\":5}");

        publish(Ids.next(), COUNTED, "{\"amount\":6}");

        awaitTotal(6);
        assertThat(received()).isEqualTo(1);
    }

    @Test
    void anEventOfAnOlderVersionIsUnderstood() {
        publish(Ids.next(), "io.neonpro.test.counted.v1", "{\"step\":8}");

        awaitTotal(8);
    }

    @ParameterizedTest
    @ValueSource(strings = {"no JSON", "[]", "null", "{\"amount\":\"many\"}"})
    void dataThatIsNotWhatItsTypeSaysIsADeadLetterAtOnce(String data) {
        publish(Ids.next(), COUNTED, data);

        publish(Ids.next(), COUNTED, "{\"amount\":9}");

        awaitTotal(9);
        assertThat(retriesOf(deadLetters.awaitOf(key, 1).getFirst())).isZero();
        assertThat(received()).isEqualTo(1);
    }

    @Test
    void aMessageThatIsNoEventIsADeadLetterAtOnce() {
        elsewhere.send(key, "{\"amount\":5}", Map.of("ce_type", COUNTED));

        publish(Ids.next(), COUNTED, "{\"amount\":10}");

        awaitTotal(10);
        ConsumerRecord<String, String> letter = deadLetters.awaitOf(key, 1).getFirst();
        assertThat(retriesOf(letter)).isZero();
        assertThat(letter.value()).isEqualTo("{\"amount\":5}");
        assertThat(Topic.header(letter, "delayed-retry-reason")).isEqualTo("CloudEvent without id");
    }

    @Test
    void anEventWhoseEffectIsRefusedAgainAndAgainIsADeadLetterAndHoldsUpNoOther() {
        publish(Ids.next(), COUNTED, "{\"amount\":" + (Tally.LIMIT + 1) + "}");

        publish(Ids.next(), COUNTED, "{\"amount\":11}");

        awaitTotal(11);
        assertThat(retriesOf(deadLetters.awaitOf(key, 1).getFirst())).isEqualTo(1);
        assertThat(received()).isEqualTo(1);
    }

    @Test
    void anEventOfANewerVersionIsRetriedAsANewReleaseCanReadIt() {
        publish(Ids.next(), "io.neonpro.test.counted.v3", "{\"quantity\":1}");

        assertThat(retriesOf(deadLetters.awaitOf(key, 1).getFirst())).isEqualTo(1);
    }

    private void publish(UUID id, String type, String data) {
        TestEvents.publish(id, "elsewhere", type, tenant, key, data);
    }

    private void awaitTotal(int total) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(load().state().total()).isEqualTo(total));
    }

    private Change<Tally, TallyEvent> load() {
        return Work.inTransaction(tenant, () -> tallies.load(tenant));
    }

    private long received() {
        return Work.ask(tenant, Long.class, "select count(*) from inbox");
    }

    private static int retriesOf(ConsumerRecord<String, String> letter) {
        return Integer.parseInt(Topic.header(letter, "delayed-retry-count"));
    }
}
