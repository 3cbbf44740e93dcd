package io.neonpro.kernel.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.neonpro.devstack.DevstackResource;
import io.neonpro.kernel.Varied;
import io.neonpro.kernel.crypto.TenantSeals;
import io.neonpro.kernel.end.Ended;
import io.neonpro.kernel.start.Settled;
import io.neonpro.kernel.tenancy.Work;
import io.neonpro.kernel.value.Ids;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.Random;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

/** Events of many keys, with failures, delays and repetitions, an instance that comes and goes and one that dies. */
@QuarkusTest
@WithTestResource(DevstackResource.class)
class EventOrderTest extends HearingTest {

    private static final int KEYS = 50;

    private static final int EVENTS = 8;

    private static final String ALL = "1 2 3 4 5 6 7 8";

    private static final int DEATHS = 2;

    private static final int AT_ONCE = 50;

    @Inject
    Listeners listeners;

    @Inject
    EventCodec codec;

    @Inject
    Parking parking;

    @Inject
    TenantSeals seals;

    @Inject
    RetryTimer timer;

    @Test
    void eachKeysEffectsAreInOrderAndOnce() {
        long seed = Long.getLong("neonpro.test.seed", System.nanoTime());
        System.out.println("-Dneonpro.test.seed=" + seed);
        List<UUID> tenants = Stream.generate(Ids::next).limit(KEYS).toList();
        listener.behave(
                (tenant, amount) -> fate(seed, tenants.indexOf(tenant), amount).nextInt(5) - 2,
                (tenant, amount) ->
                        Math.max(0, fate(seed, amount, tenants.indexOf(tenant)).nextInt(60) - 40));
        listener.beQuick();
        Topic topic = new Topic(settings.topicPrefix() + FickleListener.SOURCE);
        List<ProducerRecord<String, String>> records = records(topic, tenants, new Random(seed));
        Queue<ProducerRecord<String, String>> untold = new ArrayDeque<>(records);

        var second = new EventConsumer(kafka, listeners, inbox, sender, settings, metrics, vertx);
        topic.sendAll(next(untold));
        second.start(new Settled());
        try (var third = mortal(settings.group(), topic, this::receive, DEATHS)) {
            await().atMost(PATIENCE).until(() -> {
                if (third.hasPartitions()) {
                    topic.sendAll(untold.isEmpty() ? records : next(untold));
                }
                return third.deaths() == DEATHS;
            });
            topic.sendAll(List.copyOf(untold));
            await().atMost(PATIENCE)
                    .until(() -> tenants.stream().anyMatch(one -> Counts.of(one).equals(ALL)));
        } finally {
            Ended.await(second);
        }

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(tenants)
                        .allSatisfy(one -> assertThat(Counts.of(one)).isEqualTo(ALL)));
        assertThat(tenants).allSatisfy(one -> assertThat(parkedKeys(one)).isZero());
    }

    /** What parking is for. */
    @Test
    void withoutItWhatFollowsAFailedEventPassesIt() {
        var unguarded = new Parking(seals, settings, timer) {

            @Override
            Uni<Boolean> arrive(String source, UUID... keys) {
                return super.arrive(source, keys).replaceWith(false);
            }
        };
        listener.behave((tenant, amount) -> amount == 1 ? 1 : 0, (tenant, amount) -> 0);

        InboxSettings late =
                Varied.of(InboxSettings.class, settings, Map.of("retryAfter", List.of(Duration.ofSeconds(2))));

        String counted = heardBy(new Inbox(codec, unguarded, timer, late, metrics), 1, 2, 3);

        assertThat(counted).isEqualTo("2 3 1");
    }

    /** What the inbox is for. */
    @Test
    void withoutItARepeatedEventHasItsEffectAgain() {
        var forgetful = new Inbox(codec, parking, timer, settings, metrics) {

            @Override
            Uni<Boolean> remember(IncomingEvent event) {
                return Uni.createFrom().item(true);
            }
        };
        listener.behave((tenant, amount) -> 0, (tenant, amount) -> 0);

        String counted = heardBy(forgetful, 1, 1, 2);

        assertThat(counted).isEqualTo("1 1 2");
    }

    /** What turns are for: an event does not begin before the one before it has ended. */
    @Test
    void withoutTurnsWhatIsQuickPassesWhatIsSlow() {
        listener.behave((tenant, amount) -> 0, (tenant, amount) -> amount == 1 ? 1_000 : 0);

        assertThat(heardBy(this::receive)).isEqualTo("1 2");
        assertThat(heardBy(this::beginToReceive)).isEqualTo("2 1");
    }

    /** What an instance that does this with a record makes of two events of one key. */
    private String heardBy(Function<ConsumerRecord<String, String>, Uni<Void>> effect) {
        UUID tenant = Ids.next();
        Topic topic = new Topic("apart-" + tenant);
        topic.sendAll(List.of(record(topic, tenant, 1), record(topic, tenant, 2)));
        try (var instance = mortal(topic.name(), topic, effect, 0)) {
            return await().atMost(PATIENCE).until(() -> Counts.of(tenant), counted -> counted.split(" ").length == 2);
        }
    }

    private MortalInstance mortal(
            String group, Topic topic, Function<ConsumerRecord<String, String>, Uni<Void>> effect, int lives) {
        return new MortalInstance(kafka.get("bootstrap.servers"), group, vertx, topic.name(), effect, lives).start();
    }

    private Uni<Void> receive(ConsumerRecord<String, String> record) {
        return inbox.receive(listener, IncomingEvent.of(record));
    }

    private Uni<Void> beginToReceive(ConsumerRecord<String, String> record) {
        receive(record).subscribeAsCompletionStage();
        return Uni.createFrom().voidItem();
    }

    /** Each key's in order, keys mixed, some repeated at once and others later. */
    private List<ProducerRecord<String, String>> records(Topic topic, List<UUID> tenants, Random chance) {
        List<ProducerRecord<String, String>> records = new ArrayList<>();
        int[] next = new int[KEYS];
        while (IntStream.of(next).anyMatch(count -> count < EVENTS)) {
            int key = chance.nextInt(KEYS);
            if (next[key] < EVENTS) {
                records.add(record(topic, tenants.get(key), ++next[key]));
            }
            if (next[key] > 0 && chance.nextInt(5) == 0) {
                records.add(record(topic, tenants.get(key), 1 + chance.nextInt(next[key])));
            }
        }
        return records;
    }

    /** Taken off the ones that are left. */
    private static List<ProducerRecord<String, String>> next(Queue<ProducerRecord<String, String>> records) {
        return Stream.generate(records::poll)
                .limit(AT_ONCE)
                .takeWhile(Objects::nonNull)
                .toList();
    }

    private static Random fate(long seed, int one, int other) {
        return new Random(seed + one * 1_000L + other);
    }

    private static long parkedKeys(UUID tenant) {
        return Work.ask(tenant, Long.class, "select count(*) from parked_key");
    }
}
