package io.neonpro.kernel.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.neonpro.devstack.DevstackResource;
import io.neonpro.kernel.end.Ended;
import io.neonpro.kernel.tenancy.Work;
import io.neonpro.kernel.value.Ids;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

/** Several instances that share the lanes of an outbox. */
@QuarkusTest
@WithTestResource(DevstackResource.class)
class OutboxLeaseTest extends RelayTest {

    @Test
    void instancesShareTheLanesAndTheOneThatIsLeftHasAll() {
        List<OutboxRelay> three = startThree(() -> new OutboxLeases(pool, HASTY));

        await().atMost(PATIENCE).until(() -> lanesOfEach(), each -> each.equals(List.of(2L, 2L, 2L, 2L)));
        three.forEach(Ended::await);

        await().atMost(PATIENCE).until(() -> lanesOfEach(), each -> each.equals(List.of(8L)));
    }

    @Test
    void severalInstancesKeepTheOrderOfEveryKey() {
        startThree(() -> new OutboxLeases(pool, HASTY));
        await().atMost(PATIENCE).until(() -> lanesOfEach().size() == 4);

        Map<UUID, Integer> published = publishMany();

        assertThat(heard(published)).isEqualTo(inOrder(published));
    }

    /** The guard is the lease: the same, and everybody takes every lane for its own. */
    @Test
    void withoutLeasesSeveralInstancesGetInEachOthersWay() {
        startThree(Everybodys::new);

        Map<UUID, Integer> published = publishMany();

        assertThat(heard(published)).isNotEqualTo(inOrder(published));
    }

    @Test
    void theLanesOfAnInstanceThatDiedAreTakenOverWhenItsLeasesHaveEnded() {
        long until = one(
                "update outbox_lease set owner = $2, epoch = epoch + 1, until = now() + interval '2 seconds'"
                        + " where lane = $1 or lane <> $1 returning until",
                row -> row.getOffsetDateTime(0).toInstant().toEpochMilli(),
                Tuple.of(lane(), Ids.next()));

        publish(outbox, key, 1);

        assertThat(topic.awaitOf(key, 1).getFirst().timestamp()).isGreaterThanOrEqualTo(until);
    }

    @Test
    void whoHasLostALeaseFindsNothingToSend() {
        long epoch = keepFromTheApplication();
        publish(outbox, key, 1);
        OutboxRounds rounds = rounds(HASTY);

        assertThat(Work.await(() -> rounds.next(lease(epoch), List.of()))).isNotEmpty();

        assertThat(Work.await(() -> rounds.next(lease(epoch - 1), List.of()))).isEmpty();
    }

    @Test
    void whoseLeaseIsAboutToEndSendsNothingMore() {
        long epoch = keepFromTheApplication();
        publish(outbox, key, 1);
        OutboxRounds rounds = rounds(HASTY);

        var round = Work.await(() -> rounds.round(new LaneLease(lane(), epoch, System.nanoTime()), List.of()));

        assertThat(round.acknowledged()).isEmpty();
        assertThat(round.failure()).isPresent();
    }

    @Test
    void whatKafkaHasIsNotSentAgainWhileItIsStillThere() {
        long epoch = keepFromTheApplication();
        publish(outbox, key, 1);
        OutboxRounds rounds = rounds(HASTY);
        long row = Work.await(() -> rounds.next(lease(epoch), List.of()))
                .getFirst()
                .id();

        assertThat(Work.await(() -> rounds.next(lease(epoch), List.of(row)))).isEmpty();
    }

    private List<OutboxRelay> startThree(Supplier<OutboxLeases> leases) {
        return Stream.generate(leases).limit(3).map(each -> start(HASTY, each)).toList();
    }

    private LaneLease lease(long epoch) {
        return new LaneLease(
                lane(), epoch, System.nanoTime() + Duration.ofMinutes(1).toNanos());
    }

    /** How many lanes each instance has. */
    private List<Long> lanesOfEach() {
        return all(
                "select count(*) from outbox_lease where until > now() group by owner",
                row -> row.getLong(0),
                Tuple.tuple());
    }

    private Map<UUID, Integer> publishMany() {
        long seed = new Random().nextLong();
        System.getLogger("seed").log(System.Logger.Level.INFO, "seed {0}", seed);
        Random random = new Random(seed);
        Map<UUID, Integer> published = Stream.generate(Ids::next)
                .limit(12)
                .collect(Collectors.toMap(one -> one, one -> 5 + random.nextInt(20)));
        try (var writers = Executors.newFixedThreadPool(4)) {
            published.forEach((one, count) -> writers.submit(
                    () -> IntStream.rangeClosed(1, count).forEach(amount -> publish(outbox, one, amount))));
        }
        return published;
    }

    /** What was heard of each key, once the last of each was. */
    private Map<String, List<Integer>> heard(Map<UUID, Integer> published) {
        return OutboxTest.byKey(topic.await(published.keySet(), records -> has(records, published)));
    }

    private static boolean has(List<ConsumerRecord<String, String>> records, Map<UUID, Integer> published) {
        Map<String, List<Integer>> heard = OutboxTest.byKey(records);
        return published.entrySet().stream()
                .allMatch(each ->
                        heard.getOrDefault(each.getKey().toString(), List.of()).contains(each.getValue()));
    }

    private static Map<String, List<Integer>> inOrder(Map<UUID, Integer> published) {
        return published.entrySet().stream()
                .collect(Collectors.toMap(
                        each -> each.getKey().toString(),
                        each -> IntStream.rangeClosed(1, each.getValue())
                                .boxed()
                                .toList()));
    }
}
