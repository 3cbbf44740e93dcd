package io.neonpro.kernel.event;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.neonpro.kernel.data.Transactions;
import io.neonpro.kernel.tenancy.Tenancy;
import io.neonpro.kernel.tenancy.TenantContext;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import org.jboss.logging.Logger;

/** Events of all tenants that wait for an operator, who has them sent again, or discards them. */
@ApplicationScoped
public class DeadLetters {

    private static final Logger LOG = Logger.getLogger(DeadLetters.class);
    private static final UUID FIRST = new UUID(0, 0);
    private static final UUID LAST = new UUID(-1, -1);

    private static final String LIST = """
            select k.tenant_id, k.source, k.key, k.attempts, k.failure, k.events, e.event_id, e.type, e.occurred_at
              from (select * from parked_key
                     where due_at = 'infinity' and (tenant_id, source, key) > ($1, $2, $3) and tenant_id <= $4
                     order by tenant_id, source, key limit $5) as k
             cross join lateral (
                   select event_id, type, occurred_at from parked_event as e
                    where e.tenant_id = k.tenant_id and e.source = k.source and e.key = k.key
                    order by position limit 1) as e
             order by k.tenant_id, k.source, k.key
            """;

    private static final String FIND = "select tenant_id, source, key from parked_event where event_id = $1";

    private final Pool pool;
    private final Parking parking;
    private final Inbox inbox;
    private final Discards discards;
    private final EventCodec codec;
    private final RetryTimer timer;

    DeadLetters(
            @ReactiveDataSource("relay") Pool pool,
            Parking parking,
            Inbox inbox,
            Discards discards,
            EventCodec codec,
            RetryTimer timer) {
        this.pool = pool;
        this.parking = parking;
        this.inbox = inbox;
        this.discards = discards;
        this.codec = codec;
        this.timer = timer;
    }

    /**
     * In the order of tenant, source and key.
     *
     * @param tenant whose they are; else all tenants'
     * @param after the last one of the page before
     * @param rows how many at most
     */
    public Uni<List<DeadLetter>> list(Optional<UUID> tenant, Optional<Place> after, int rows) {
        Place begin = after.orElseGet(() -> new Place(tenant.orElse(FIRST), "", FIRST));
        return pool.preparedQuery(LIST)
                .execute(Tuple.of(begin.tenant(), begin.source(), begin.key(), tenant.orElse(LAST), rows))
                .map(DeadLetters::listed);
    }

    /** Where a letter is in the list. */
    public record Place(UUID tenant, String source, UUID key) {}

    /** The first event of a key that waits, dead or not; fails with {@link Refused} when this is none. */
    public Uni<DeadLetter> get(UUID id) {
        return withFirst(id, parked -> Uni.createFrom().item(parked)).map(this::letter);
    }

    /**
     * Has it tried at once, in its place and under its id.
     *
     * @param corrected its data from now on, if not its own
     */
    public Uni<Void> resend(UUID id, Optional<Map<String, Object>> corrected) {
        return withFirst(id, parked -> correct(parked, corrected).chain(() -> parking.makeDue(parked.key())))
                .invoke(() -> LOG.infof("%s is sent again%s", id, corrected.isPresent() ? ", with other data" : ""))
                .invoke(() -> timer.in(Duration.ZERO));
    }

    /** It never has its effect; what waits behind it is tried now. */
    public Uni<Void> discard(UUID id, String reason) {
        return withFirst(
                        id,
                        parked -> inbox.remember(parked.event())
                                .chain(() -> discards.add(parked, reason))
                                .chain(() -> parking.remove(parked.key(), parked.position(), Duration.ZERO))
                                .invoke(() -> LOG.warnf(
                                        "%s %s of tenant %s is discarded",
                                        parked.event().name(),
                                        id,
                                        parked.event().tenant())))
                .invoke(() -> timer.in(Duration.ZERO));
    }

    /** What was discarded, of all tenants, the last one first, a hundred at most. */
    public Uni<List<Discarded>> discarded() {
        return discards.list();
    }

    private Uni<Void> correct(Parked parked, Optional<Map<String, Object>> corrected) {
        return corrected
                .map(data -> parking.replace(parked, codec.text(codec.tree(data))))
                .orElseGet(() -> Uni.createFrom().voidItem());
    }

    private <T> Uni<T> withFirst(UUID id, Function<Parked, Uni<T>> work) {
        return pool.preparedQuery(FIND)
                .execute(Tuple.of(id))
                .map(rows -> found(rows, id))
                .flatMap(key -> Tenancy.runAs(
                        TenantContext.ofEvent(key.tenant()),
                        () -> Transactions.run(() -> parking.first(key)
                                .map(first -> required(first, id))
                                .flatMap(parked -> work.apply(parked)))));
    }

    private static ParkedKey found(RowSet<Row> rows, UUID id) {
        return StreamSupport.stream(rows.spliterator(), false)
                .findFirst()
                .map(ParkedKey::of)
                .orElseThrow(() -> missing(id));
    }

    private static Parked required(Optional<Parked> first, UUID id) {
        Parked parked = first.orElseThrow(() -> missing(id));
        UUID firstId = parked.event().id();
        if (!firstId.equals(id)) {
            throw Rejected.conflict("behind-another", "It waits behind an earlier event of its key.")
                    .with("first", firstId)
                    .asFailure();
        }
        return parked;
    }

    private static Refused missing(UUID id) {
        return Rejected.missing("not-found", "No event %s is parked here.".formatted(id))
                .asFailure();
    }

    private static List<DeadLetter> listed(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(row -> new DeadLetter(
                        row.getUUID("event_id"),
                        row.getUUID("tenant_id"),
                        row.getString("source"),
                        row.getUUID("key"),
                        row.getString("type"),
                        row.getOffsetDateTime("occurred_at").toInstant(),
                        true,
                        row.getInteger("attempts"),
                        row.getString("failure"),
                        row.getInteger("events") - 1,
                        null))
                .toList();
    }

    private DeadLetter letter(Parked parked) {
        IncomingEvent event = parked.event();
        return new DeadLetter(
                event.id(),
                event.tenant(),
                parked.key().source(),
                event.key(),
                event.name().toString(),
                event.time(),
                parked.isDead(),
                parked.attempts(),
                parked.failure(),
                parked.events() - 1,
                data(event));
    }

    private JsonNode data(IncomingEvent event) {
        try {
            return codec.parse(event.data());
        } catch (RuntimeException malformed) {
            return new TextNode(event.data());
        }
    }
}
