package io.neonpro.kernel.event;

import io.neonpro.kernel.value.Ids;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;

/**
 * Which lanes of the outbox this instance may relay. Instances that are there share the lanes evenly; the lanes of one
 * that is gone are free when its leases have ended. Two instances never have a lane at the same time, as long as none of
 * them works on when {@link LaneLease#isGoodFor} says no.
 */
@ApplicationScoped
class OutboxLeases {

    /** Keeps what it has, up to its share, and takes what is free; also says where something waits. */
    private static final String CLAIM = """
            with present as (
                insert into outbox_relay (instance, until) values ($1, now() + make_interval(secs => $2))
                on conflict (instance) do update set until = excluded.until),
            gone as (
                delete from outbox_relay where until < now() - interval '1 hour' and instance <> $1),
            share as (
                select ceil((select count(*) from outbox_lease) / (1.0 + count(*)))::int as lanes
                  from outbox_relay where until > now() and instance <> $1),
            taken as (
                select lane from outbox_lease
                 where owner = $1 or until <= now()
                 order by owner = $1 desc nulls last, lane
                 limit (select lanes from share)
                   for update skip locked)
            update outbox_lease as lease
               set owner = $1, until = now() + make_interval(secs => $2),
                   epoch = epoch + case when owner = $1 then 0 else 1 end
              from taken
             where lease.lane = taken.lane
            returning lease.lane, lease.epoch,
                      (select true from outbox where outbox.lane = lease.lane order by id limit 1) is not null as is_waiting
            """;

    /** In which lanes something waits. */
    private static final String LOOK = """
            select leased.lane from unnest($1::smallint[]) as leased (lane)
             where exists (select from outbox where outbox.lane = leased.lane)
            """;

    private static final String RELEASE = "update outbox_lease set until = now() where lane = $1 and epoch = $2";

    private static final String LEAVE = """
            with left_behind as (delete from outbox_relay where instance = $1)
            update outbox_lease set until = now() where owner = $1
            """;

    /** A lease, and whether something waits in its lane. */
    record Claim(LaneLease lease, boolean isWaiting) {}

    private final UUID instance = Ids.next();
    private final Pool pool;
    private final OutboxSettings settings;

    OutboxLeases(@ReactiveDataSource("relay") Pool pool, OutboxSettings settings) {
        this.pool = pool;
        this.settings = settings;
    }

    /** All leases that this instance has from now on. */
    Uni<List<Claim>> claim() {
        return Uni.createFrom().deferred(() -> {
            long endsAtNanos = System.nanoTime() + settings.lease().toNanos();
            return pool.preparedQuery(CLAIM)
                    .execute(Tuple.of(instance, settings.lease().toMillis() / 1000.0))
                    .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                            .map(row -> claim(row, endsAtNanos))
                            .toList());
        });
    }

    private static Claim claim(Row row, long endsAtNanos) {
        var lease = new LaneLease(row.getShort("lane"), row.getLong("epoch"), endsAtNanos);
        return new Claim(lease, row.getBoolean("is_waiting"));
    }

    /** Those of the lanes in which something waits. */
    Uni<List<Integer>> look(Collection<Integer> lanes) {
        return pool.preparedQuery(LOOK)
                .execute(Tuple.of(lanes.stream().map(Integer::shortValue).toArray(Short[]::new)))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> (int) row.getShort("lane"))
                        .toList());
    }

    /** Another instance may have the lane at once. */
    Uni<Void> release(LaneLease lease) {
        return pool.preparedQuery(RELEASE)
                .execute(Tuple.of((short) lease.lane(), lease.epoch()))
                .replaceWithVoid();
    }

    /** Others may have all lanes at once. */
    Uni<Void> leave() {
        return pool.preparedQuery(LEAVE).execute(Tuple.of(instance)).replaceWithVoid();
    }
}
