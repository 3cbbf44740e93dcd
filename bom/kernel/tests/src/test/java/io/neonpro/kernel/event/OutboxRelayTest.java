package io.neonpro.kernel.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.neonpro.devstack.DevstackResource;
import io.neonpro.kernel.event.TallyEvent.Counted;
import io.neonpro.kernel.tenancy.Work;
import io.neonpro.kernel.value.Ids;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Several relays of one outbox: the application's own, and those of these tests. */
@QuarkusTest
@WithTestResource(DevstackResource.class)
class OutboxRelayTest {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    /** Many small rounds. */
    private static final Settings HASTY = new Settings(Duration.ofMillis(5), Duration.ofSeconds(12), 3);

    /** One that only looks where it is woken. */
    private static final Settings SLEEPY = new Settings(Duration.ofHours(1), Duration.ofHours(4), 100);

    @Inject
    EventCodec codec;

    @Inject
    Outbox outbox;

    @Inject
    EventSender sender;

    @Inject
    Vertx vertx;

    @Inject
    @ReactiveDataSource("relay")
    Pool pool;

    private final Topic topic = Topic.of("neonpro.kernel");
    private final UUID tenant = Ids.next();
    private final UUID key = Ids.next();
    private final List<OutboxRelay> relays = new ArrayList<>();

    @AfterEach
    void stop() {
        relays.forEach(relay -> relay.stop(null));
        execute("update outbox_lease set until = now()", Tuple.tuple());
    }

    @Test
    void instancesShareTheLanesAndTheOneThatIsLeftHasAll() {
        List<OutboxRelay> three = startThree(() -> new OutboxLeases(pool, HASTY));

        await().atMost(PATIENCE).until(() -> lanesOfEach(), each -> each.equals(List.of(2L, 2L, 2L, 2L)));
        three.forEach(relay -> relay.stop(null));

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

    @Test
    void whoStopsLeavesNothingBehindThatKafkaHas() {
        keepFromTheApplication();
        OutboxRelay relay = start(SLEEPY, new Everybodys());
        publish(new Outbox(codec, relay), key, 1);
        topic.awaitOf(key, 1);

        relay.stop(null);

        assertThat(waiting()).isEmpty();
    }

    @Test
    void whatKafkaHasIsDeletedTogether() {
        keepFromTheApplication();
        AtomicInteger deletions = new AtomicInteger();
        var counting = new OutboxRounds(pool, sender, SLEEPY, new SimpleMeterRegistry()) {

            @Override
            Uni<Void> delete(Map<Long, Integer> laneOfRow) {
                deletions.incrementAndGet();
                return super.delete(laneOfRow);
            }
        };
        OutboxRelay relay = start(SLEEPY, new Everybodys(), counting);
        Outbox through = new Outbox(codec, relay);

        Work.inTransaction(
                tenant,
                () -> Multi.createFrom()
                        .range(1, 51)
                        .onItem()
                        .transformToUniAndConcatenate(amount -> through.publish(Ids.next(), new Counted(amount)))
                        .collect()
                        .last());

        await().atMost(PATIENCE).until(() -> waiting().isEmpty());
        assertThat(deletions.get()).isLessThan(50);
    }

    @Test
    void aTransactionWakesTheRelayOfItsInstance() {
        keepFromTheApplication();
        OutboxRelay relay = start(SLEEPY, new Everybodys());

        publish(new Outbox(codec, relay), key, 1);

        assertThat(topic.awaitOf(key, 1)).hasSize(1);
    }

    /** It wakes a relay that has no lanes. */
    @Test
    void whatAnotherInstanceWroteIsFoundByLooking() {
        var elsewhere = new OutboxRelay(new OutboxLeases(pool, SLEEPY), rounds(SLEEPY), SLEEPY, vertx);

        publish(new Outbox(codec, elsewhere), key, 1);

        assertThat(topic.awaitOf(key, 1)).hasSize(1);
    }

    private List<OutboxRelay> startThree(Supplier<OutboxLeases> leases) {
        return Stream.generate(leases).limit(3).map(each -> start(HASTY, each)).toList();
    }

    private OutboxRelay start(Settings settings, OutboxLeases leases) {
        return start(settings, leases, rounds(settings));
    }

    private OutboxRelay start(Settings settings, OutboxLeases leases, OutboxRounds rounds) {
        var relay = new OutboxRelay(leases, rounds, settings, vertx);
        relay.start(null);
        relays.add(relay);
        return relay;
    }

    private OutboxRounds rounds(Settings settings) {
        return new OutboxRounds(pool, sender, settings, new SimpleMeterRegistry());
    }

    /** All lanes belong to somebody who does nothing with them. */
    private long keepFromTheApplication() {
        return one(
                "with kept as (update outbox_lease set owner = $2, epoch = epoch + 1, until = now() + interval '1 hour'"
                        + " returning lane, epoch) select epoch from kept where lane = $1",
                row -> row.getLong(0),
                Tuple.of(lane(), Ids.next()));
    }

    private LaneLease lease(long epoch) {
        return new LaneLease(
                lane(), epoch, System.nanoTime() + Duration.ofMinutes(1).toNanos());
    }

    /** Of the tenant's events. */
    private List<Long> waiting() {
        return all("select id from outbox where tenant_id = $1", row -> row.getLong(0), Tuple.of(tenant));
    }

    private short lane() {
        return (short) Outbox.lane(key);
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

    private void publish(Outbox through, UUID key, int amount) {
        Work.inTransaction(tenant, () -> through.publish(key, new Counted(amount)));
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

    private void execute(String sql, Tuple arguments) {
        all(sql, row -> row, arguments);
    }

    private <T> T one(String sql, Function<Row, T> value, Tuple arguments) {
        return all(sql, value, arguments).getFirst();
    }

    private <T> List<T> all(String sql, Function<Row, T> value, Tuple arguments) {
        return Work.await(() -> pool.preparedQuery(sql)
                .execute(arguments)
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(value)
                        .toList()));
    }

    /** Leases of all lanes, for everybody who asks. */
    private final class Everybodys extends OutboxLeases {

        Everybodys() {
            super(pool, HASTY);
        }

        @Override
        Uni<List<Claim>> claim() {
            return pool.query("select lane, epoch, exists (select from outbox where outbox.lane = lease.lane)"
                            + " from outbox_lease as lease")
                    .execute()
                    .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                            .map(row -> new Claim(
                                    new LaneLease(
                                            row.getShort(0),
                                            row.getLong(1),
                                            System.nanoTime()
                                                    + Duration.ofMinutes(1).toNanos()),
                                    row.getBoolean(2)))
                            .toList());
        }
    }

    private record Settings(Duration pollInterval, Duration lease, int batchSize) implements OutboxSettings {

        @Override
        public Duration quickPollInterval() {
            return pollInterval;
        }

        @Override
        public Duration sendTimeout() {
            return Duration.ofSeconds(7);
        }

        @Override
        public Duration maxDelay() {
            return Duration.ofSeconds(10);
        }
    }
}
