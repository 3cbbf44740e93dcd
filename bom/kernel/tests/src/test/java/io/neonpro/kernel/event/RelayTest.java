package io.neonpro.kernel.event;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.neonpro.kernel.end.Ended;
import io.neonpro.kernel.event.TallyEvent.Counted;
import io.neonpro.kernel.tenancy.Work;
import io.neonpro.kernel.value.Ids;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;

/** What tests of relays begin with: an outbox, and relays of their own beside the application's. */
abstract class RelayTest {

    static final Duration PATIENCE = Duration.ofMinutes(3);

    /** Many small rounds. */
    static final Settings HASTY = new Settings(Duration.ofMillis(5), Duration.ofSeconds(12), 3);

    /** One that only looks where it is woken. */
    static final Settings SLEEPY = new Settings(Duration.ofHours(1), Duration.ofHours(4), 100);

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

    final Topic topic = Topic.of("neonpro.kernel");

    final UUID tenant = Ids.next();

    final UUID key = Ids.next();

    private final List<OutboxRelay> relays = new ArrayList<>();

    @AfterEach
    void stop() {
        relays.forEach(Ended::await);
        all("update outbox_lease set until = now()", row -> row, Tuple.tuple());
    }

    final OutboxRelay start(Settings settings, OutboxLeases leases) {
        return start(settings, leases, rounds(settings));
    }

    final OutboxRelay start(Settings settings, OutboxLeases leases, OutboxRounds rounds) {
        var relay = new OutboxRelay(leases, rounds, settings, vertx);
        relay.start(null);
        relays.add(relay);
        return relay;
    }

    final OutboxRounds rounds(Settings settings) {
        return new OutboxRounds(pool, sender, settings, new SimpleMeterRegistry());
    }

    /** All lanes belong to somebody who does nothing with them. */
    final long keepFromTheApplication() {
        return one(
                "with kept as (update outbox_lease set owner = $2, epoch = epoch + 1, until = now() + interval '1 hour'"
                        + " returning lane, epoch) select epoch from kept where lane = $1",
                row -> row.getLong(0),
                Tuple.of(lane(), Ids.next()));
    }

    final short lane() {
        return (short) Outbox.lane(key);
    }

    final void publish(Outbox through, UUID key, int amount) {
        Work.inTransaction(tenant, () -> through.publish(key, new Counted(amount)));
    }

    final <T> T one(String sql, Function<Row, T> value, Tuple arguments) {
        return all(sql, value, arguments).getFirst();
    }

    final <T> List<T> all(String sql, Function<Row, T> value, Tuple arguments) {
        return Work.await(() -> pool.preparedQuery(sql)
                .execute(arguments)
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(value)
                        .toList()));
    }

    /** Leases of all lanes, for everybody who asks. */
    final class Everybodys extends OutboxLeases {

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

    record Settings(Duration pollInterval, Duration lease, int batchSize) implements OutboxSettings {

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
