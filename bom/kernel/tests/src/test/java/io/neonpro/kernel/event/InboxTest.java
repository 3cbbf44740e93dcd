package io.neonpro.kernel.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.neonpro.devstack.DevstackResource;
import io.neonpro.devstack.event.TestEvents;
import io.neonpro.kernel.health.Health;
import io.neonpro.kernel.tenancy.Work;
import io.neonpro.kernel.value.Ids;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A consumer of another service's events, on the real Kafka. */
@QuarkusTest
@WithTestResource(DevstackResource.class)
class InboxTest {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final String COUNTED = "io.neonpro.test.counted.v2";
    private static final int OFTEN = 1_000_000;

    @Inject
    TallyListener listener;

    private final Topic elsewhere = Topic.of("neonpro.elsewhere");
    private final Topic deadLetters = Topic.of("neonpro.kernel.dead-letter");
    private final UUID tenant = Ids.next();
    private final UUID key = Ids.next();
    private final UUID otherKey = Ids.next();

    @Test
    void anEventThatIsDeliveredTwiceHasItsEffectOnce() {
        UUID id = Ids.next();
        publish(id, key, COUNTED, "{\"amount\":5}");
        publish(id, key, COUNTED, "{\"amount\":5}");

        count(key, 100);

        awaitCounted("5 100");
    }

    @Test
    void whatFollowsFromAnEventSaysSo() {
        UUID id = Ids.next();
        publish(id, key, COUNTED, "{\"amount\":4}");

        ConsumerRecord<String, String> effect =
                Topic.of("neonpro.kernel").awaitOf(tenant, 1).getFirst();

        assertThat(Topic.header(effect, "ce_causationid")).isEqualTo(id.toString());
        assertThat(Topic.header(effect, "ce_correlationid")).isEqualTo(id.toString());
    }

    @Test
    void anEffectThatFailsIsUndoneAndTriedAgain() {
        listener.stumbleOver(21, 2);

        count(key, 21);

        awaitCounted("21");
        assertThat(received()).isEqualTo(1);
        assertThat(parked()).isEqualTo("");
    }

    @Test
    void whatFollowsAFailedEventWaitsForItAndOtherKeysDoNot() {
        listener.stumbleOver(31, 2);
        count(key, 31);
        count(key, 32);
        count(key, 33);

        count(otherKey, 34);

        awaitCounted("34 31 32 33");
        assertThat(parked()).isEqualTo("");
    }

    @Test
    void anEventWhoseEffectIsRefusedAgainAndAgainIsADeadLetterThatHoldsUpItsKeyOnly() {
        listener.stumbleOver(41, OFTEN);
        count(key, 41);
        count(key, 42);

        count(otherKey, 43);

        awaitParked("2 events, 3 attempts, dead");
        awaitCounted("43");
        assertThat(received()).isEqualTo(1);
        Health.awaitState("parked-events", "degraded");
        assertThat(Health.reason("parked-events")).contains("dead letters: ");
    }

    @Test
    void anEventOfAnotherKindIsSkipped() {
        publish(Ids.next(), key, "io.neonpro.test.forgotten.v1", "{\"amount\":5}");

        count(key, 6);

        awaitCounted("6");
        assertThat(received()).isEqualTo(1);
    }

    @Test
    void anEventOfAnOlderVersionIsUnderstood() {
        publish(Ids.next(), key, "io.neonpro.test.counted.v1", "{\"step\":8}");

        awaitCounted("8");
    }

    @ParameterizedTest
    @ValueSource(strings = {"no JSON", "[]", "null", "{\"amount\":\"many\"}"})
    void dataThatIsNotWhatItsTypeSaysIsADeadLetterAtOnce(String data) {
        publish(Ids.next(), key, COUNTED, data);

        count(otherKey, 9);

        awaitParked("1 events, 1 attempts, dead");
        awaitCounted("9");
    }

    @Test
    void aMessageThatIsNoEventGoesToTheDeadLettersTopic() {
        elsewhere.send(key, "{\"amount\":5}", Map.of("ce_type", COUNTED));

        count(key, 10);

        awaitCounted("10");
        ConsumerRecord<String, String> letter = deadLetters.awaitOf(key, 1).getFirst();
        assertThat(letter.value()).isEqualTo("{\"amount\":5}");
        assertThat(Topic.header(letter, "ce_type")).isEqualTo(COUNTED);
        assertThat(Topic.header(letter, "dead-letter-reason")).isEqualTo("CloudEvent without id");
    }

    /** Text of Postgres has no NUL, and its instants an end. */
    @Test
    void anEventThatNamesItsTraceInNobodysWordsIsParkedLikeAnyOther() {
        listener.stumbleOver(52, OFTEN);
        elsewhere.send(key, "{\"amount\":52}", attributes(Map.of("ce_traceparent", "00-\0")));

        count(otherKey, 53);

        awaitParked("1 events, 3 attempts, dead");
        awaitCounted("53");
    }

    @Test
    void anEventOfNoTimeThereIsGoesToTheDeadLettersTopic() {
        elsewhere.send(key, "{\"amount\":54}", attributes(Map.of("ce_time", "+900000000-01-01T00:00:00Z")));

        count(key, 55);

        awaitCounted("55");
        assertThat(Topic.header(deadLetters.awaitOf(key, 1).getFirst(), "dead-letter-reason"))
                .startsWith("must be a date-time");
    }

    /** Nobody here understands it, whatever it is about. */
    @ParameterizedTest
    @ValueSource(strings = {"com.example.gossip", "io.neonpro.test.counted", "{}", " "})
    void whatNobodyListensToIsSkippedHoweverItIsMade(String type) {
        elsewhere.send(key, "no JSON", Map.of("ce_type", type));

        count(key, 11);

        awaitCounted("11");
        assertThat(received()).isEqualTo(1);
        assertThat(parked()).isEqualTo("");
    }

    @Test
    void whatAnEventSaysMoreIsIgnored() {
        publish(Ids.next(), key, COUNTED, "{\"amount\":12,\"colour\":\"red\",\"by\":{\"whom\":[1]}}");

        awaitCounted("12");
    }

    @Test
    void whatIsParkedCannotBeReadInTheDatabase() {
        listener.stumbleOver(51, OFTEN);

        count(key, 51);

        awaitParked("1 events, 1 attempts, waiting");
        assertThat(Work.ask(tenant, String.class, "select encode(data, 'escape') from parked_event"))
                .doesNotContain("amount");
    }

    private Map<String, String> attributes(Map<String, String> more) {
        var all = new HashMap<>(more);
        all.putAll(Map.of(
                "ce_id",
                Ids.next().toString(),
                "ce_type",
                COUNTED,
                "ce_tenantid",
                tenant.toString(),
                "ce_streamversion",
                "1"));
        return all;
    }

    private void count(UUID key, int amount) {
        publish(Ids.next(), key, COUNTED, "{\"amount\":" + amount + "}");
    }

    private void publish(UUID id, UUID key, String type, String data) {
        TestEvents.publish(id, "elsewhere", type, tenant, key, data);
    }

    private void awaitCounted(String amounts) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(Counts.of(tenant)).isEqualTo(amounts));
    }

    private void awaitParked(String state) {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(parked()).isEqualTo(state));
    }

    private String parked() {
        return Work.ask(tenant, String.class, """
                select coalesce(string_agg(concat(events, ' events, ', attempts, ' attempts, ',
                                                  case when due_at = 'infinity' then 'dead' else 'waiting' end), '; '), '')
                  from parked_key
                """);
    }

    private long received() {
        return Work.ask(tenant, Long.class, "select count(*) from inbox");
    }
}
