package io.neonpro.kernel.event;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.neonpro.kernel.crypto.TenantSeal;
import io.neonpro.kernel.crypto.TenantSeals;
import io.neonpro.kernel.data.CurrentTransaction;
import io.neonpro.kernel.data.TenantStatement;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/**
 * Where events of a key wait, in their order, behind one that failed. Everything here joins the transaction of the context,
 * which is for the events' tenant. Their data, as they may tell of people, is sealed by the tenant's key.
 */
@ApplicationScoped
class Parking {

    private static final String PURPOSE = "parked-event";

    /** Two questions about one table, which need one statement; on Citus it stays on the coordinator. */
    private static final TenantStatement ARRIVE = new TenantStatement("""
                    with woken as (
                        update parked_key set attempts = 0, awaits = null, due_at = now()
                         where tenant_id = $1 and awaits = any(cast($3 as uuid[])) and awaits is not null
                        returning key)
                    select exists (select from parked_key
                                    where tenant_id = $1 and source = $2 and key = any(cast($3 as uuid[]))) as is_parked,
                           exists (select from woken) as is_woken
                    """);

    private static final TenantStatement ADD_KEY = new TenantStatement("""
                    insert into parked_key
                           (tenant_id, source, key, events, attempts, failure, awaits, due_at, awaits_version)
                    select $1::uuid, $2::text, $3::uuid, 1, 1, $4::text, $5::uuid,
                           coalesce(now() + make_interval(secs => $6::double precision), 'infinity'), $7::boolean
                     where (select count(*) from (
                         select from parked_key where tenant_id = $1 order by source, key limit $8::bigint) as few)
                           < $8::bigint
                    on conflict do nothing
                    """);

    private static final TenantStatement ADD_EVENT = new TenantStatement("""
                    insert into parked_event
                        (tenant_id, source, key, event_id, type, data_schema, occurred_at, version, correlation,
                         traceparent, data)
                    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
                    on conflict do nothing
                    """);

    /** Waits for whoever has just let the last one have its effect, and then finds no key. */
    private static final TenantStatement COUNT = new TenantStatement("""
                    update parked_key set events = events + 1
                     where tenant_id = $1 and source = $2 and key = $3 and events < $4
                    """);

    private static final TenantStatement FIRST = new TenantStatement("""
                    select e.position, e.event_id, e.type, e.data_schema, e.occurred_at, e.version, e.correlation,
                           e.traceparent, e.data,
                           k.attempts, k.failure, k.awaits, k.due_at = 'infinity' as is_dead, k.events
                      from parked_event e
                      join parked_key k on k.tenant_id = e.tenant_id and k.source = e.source and k.key = e.key
                     where e.tenant_id = $1 and e.source = $2 and e.key = $3
                     order by e.position limit 1
                    """);

    /** What it awaited may have arrived in the meantime: then it is due already. */
    private static final TenantStatement FAIL = new TenantStatement("""
                    update parked_key
                       set attempts = attempts + 1, failure = $5, awaits = $6,
                           due_at = case when awaits is not distinct from $7::uuid
                                         then coalesce(now() + make_interval(secs => $8::double precision), 'infinity')
                                         else due_at end,
                           awaits_version = $9
                     where tenant_id = $1 and source = $2 and key = $3
                       and exists (select from parked_event
                                    where tenant_id = $1 and source = $2 and key = $3 and position = $4)
                    """);

    private static final TenantStatement REMOVE_EVENT = new TenantStatement("""
                    delete from parked_event where tenant_id = $1 and source = $2 and key = $3 and position = $4
                    """);

    private static final TenantStatement REMOVE_KEY = new TenantStatement("""
                    delete from parked_key where tenant_id = $1 and source = $2 and key = $3 and events = 1
                    """);

    private static final TenantStatement ADVANCE = new TenantStatement("""
                    update parked_key
                       set events = events - 1, attempts = 0, failure = '', awaits = null, awaits_version = false,
                           waiting_since = now(), due_at = now() + make_interval(secs => $4::double precision)
                     where tenant_id = $1 and source = $2 and key = $3
                    """);

    private static final TenantStatement REPLACE = new TenantStatement("""
                    update parked_event set data = $5
                     where tenant_id = $1 and source = $2 and key = $3 and position = $4
                    """);

    private static final TenantStatement MAKE_DUE = new TenantStatement("""
                    update parked_key set attempts = 0, due_at = now() where tenant_id = $1 and source = $2 and key = $3
                    """);

    private static final TenantStatement WAKE = new TenantStatement("""
                    update parked_key set attempts = 0, awaits = null, due_at = now()
                     where tenant_id = $1 and awaits = $2
                    """);

    private final TenantSeals seals;
    private final InboxSettings settings;
    private final Runnable ringing;

    Parking(TenantSeals seals, InboxSettings settings, RetryTimer timer) {
        this.seals = seals;
        this.settings = settings;
        this.ringing = () -> timer.in(Duration.ZERO);
    }

    /**
     * Something of these aggregates is heard, within the caller's transaction: what awaits them is tried after the commit.
     *
     * @return whether an earlier event of any of them waits
     */
    Uni<Boolean> arrive(String source, UUID... keys) {
        return ARRIVE.find(Function.identity(), source, keys)
                .map(Optional::orElseThrow)
                .invoke(found -> ring(found.getBoolean("is_woken")))
                .map(found -> found.getBoolean("is_parked"));
    }

    /** Parks an event that failed, the first one of its key. */
    Uni<Void> begin(ParkedKey key, IncomingEvent event, Setback setback) {
        return ADD_KEY.run(
                        key.source(),
                        key.key(),
                        setback.reason(),
                        setback.awaits(),
                        seconds(setback.pause()),
                        setback.awaitsVersion(),
                        (long) settings.maxKeysPerTenant())
                .flatMap(added -> added == 1 ? addEvent(key, event).replaceWithVoid() : follow(key, event));
    }

    /** Parks an event behind earlier ones of its key; fails with {@link NoRoom} where that cannot be. */
    Uni<Void> follow(ParkedKey key, IncomingEvent event) {
        return addEvent(key, event)
                .flatMap(added -> added == 1
                        ? COUNT.run(key.source(), key.key(), settings.maxParkedPerKey())
                        : Uni.createFrom().item(1))
                .invoke(counted -> {
                    if (counted == 0) {
                        throw new NoRoom();
                    }
                })
                .replaceWithVoid();
    }

    private Uni<Integer> addEvent(ParkedKey key, IncomingEvent event) {
        return seals.of(PURPOSE)
                .flatMap(seal -> ADD_EVENT.run(
                        key.source(),
                        key.key(),
                        event.id(),
                        event.name().toString(),
                        event.schema().dataSchema(),
                        event.time(),
                        event.version(),
                        event.correlation(),
                        event.traceparent().orElse(null),
                        sealed(seal, event.id(), event.data())));
    }

    /** The one that the others of its key wait for. */
    Uni<Optional<Parked>> first(ParkedKey key) {
        return seals.of(PURPOSE).flatMap(seal -> FIRST.find(row -> parked(key, row, seal), key.source(), key.key()));
    }

    /** The first event of a key has failed once more. */
    Uni<Void> failedAgain(Parked parked, Setback setback) {
        ParkedKey key = parked.key();
        return FAIL.run(
                        key.source(),
                        key.key(),
                        parked.position(),
                        setback.reason(),
                        setback.awaits(),
                        parked.awaits(),
                        seconds(setback.pause()),
                        setback.awaitsVersion())
                .replaceWithVoid();
    }

    /**
     * The first event of a key need not wait any more: the next one is the first from now on.
     *
     * @param wait until others may try the next one
     */
    Uni<Void> remove(ParkedKey key, long position, Duration wait) {
        return REMOVE_EVENT
                .run(key.source(), key.key(), position)
                .flatMap(removed ->
                        removed == 1 ? advance(key, wait) : Uni.createFrom().voidItem());
    }

    /** Has the first event of a key tried anew, as if it had never been. */
    Uni<Void> makeDue(ParkedKey key) {
        return MAKE_DUE.run(key.source(), key.key()).replaceWithVoid();
    }

    /** The same where it is known whether one waits. */
    Uni<Void> wake(UUID key) {
        return WAKE.run(key).invoke(woken -> ring(woken > 0)).replaceWithVoid();
    }

    private void ring(boolean isWoken) {
        if (isWoken) {
            CurrentTransaction.afterCommit(ringing);
        }
    }

    /** Corrects the data of an event that waits. */
    Uni<Void> replace(Parked parked, String data) {
        ParkedKey key = parked.key();
        return seals.of(PURPOSE)
                .flatMap(seal -> REPLACE.run(
                        key.source(),
                        key.key(),
                        parked.position(),
                        sealed(seal, parked.event().id(), data)))
                .replaceWithVoid();
    }

    private static Uni<Void> advance(ParkedKey key, Duration wait) {
        return REMOVE_KEY
                .run(key.source(), key.key())
                .flatMap(removed -> removed == 1
                        ? Uni.createFrom().item(removed)
                        : ADVANCE.run(key.source(), key.key(), seconds(Optional.of(wait))))
                .replaceWithVoid();
    }

    private static Parked parked(ParkedKey key, Row row, TenantSeal seal) {
        String id = row.getUUID("event_id").toString();
        return new Parked(
                key,
                row.getLong("position"),
                row.getInteger("attempts"),
                row.getString("failure"),
                row.getUUID("awaits"),
                row.getBoolean("is_dead"),
                row.getInteger("events"),
                new IncomingEvent(
                        row.getUUID("event_id"),
                        EventSchema.of(
                                EventName.parse(row.getString("type")), Optional.of(row.getString("data_schema"))),
                        key.tenant(),
                        key.key(),
                        row.getOffsetDateTime("occurred_at").toInstant(),
                        row.getLong("version"),
                        row.getUUID("correlation"),
                        Optional.ofNullable(row.getString("traceparent")),
                        new String(seal.open(row.getBuffer("data").getBytes(), id), UTF_8)));
    }

    private static Buffer sealed(TenantSeal seal, UUID id, String data) {
        return Buffer.buffer(seal.seal(data.getBytes(UTF_8), id.toString()));
    }

    private static Double seconds(Optional<Duration> wait) {
        return wait.map(time -> time.toMillis() / 1000.0).orElse(null);
    }
}
